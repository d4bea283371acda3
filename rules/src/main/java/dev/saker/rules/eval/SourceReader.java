package dev.saker.rules.eval;

import dev.saker.events.FieldReader;
import dev.saker.events.Value;

/** The value of a field. */
final class SourceReader extends TermReader {
  private final FieldReader field;

  SourceReader(Clock clock, FieldReader field) {
    super(clock);
    this.field = field;
  }

  @Override
  boolean read(Value out) {
    return field.read(out);
  }
}
