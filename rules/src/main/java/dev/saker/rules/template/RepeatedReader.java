package dev.saker.rules.template;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.Value;
import java.util.Set;

/**
 * Reads a field as often as the reference does for an alert's fields: three times, of which the
 * second counts. That shows in fields that change with each reading.
 */
final class RepeatedReader implements FieldReader {
  private static final Set<String> CHANGING =
      Set.of(
          "evt.deltatime",
          "evt.deltatime.s",
          "evt.deltatime.ns",
          "thread.cpu",
          "thread.cpu.user",
          "thread.cpu.system",
          "util.cnt");

  private final FieldReader reader;
  private final Value ignored = new Value();

  private RepeatedReader(FieldReader reader) {
    this.reader = reader;
  }

  /** The reader of a field for an alert's fields. */
  static FieldReader bind(FieldSource source, FieldRef field) {
    FieldReader reader = source.bindForOutput(field);
    return CHANGING.contains(field.name()) ? new RepeatedReader(reader) : reader;
  }

  @Override
  public boolean read(Value out) {
    reader.read(ignored);
    boolean there = reader.read(out);
    reader.read(ignored);
    return there;
  }
}
