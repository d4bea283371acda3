package dev.saker.rules.load;

import dev.saker.events.Field;
import dev.saker.events.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fields whose values the configuration gives, {@code static.NAME}. */
final class StaticFields {
  static final String PREFIX = "static.";

  private StaticFields() {}

  /** The fields as a catalogue has them. */
  static List<Field> fields(Set<String> names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(
          new Field(
              "Static",
              PREFIX + name,
              FieldType.CHARBUF,
              Set.of(Field.Flag.SUGGESTED),
              "Value given in the configuration"));
    }
    return fields;
  }
}
