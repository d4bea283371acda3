package dev.saker.rules.load;

import dev.saker.events.Field;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields with values from the configuration, {@code static.NAME}; all others come from elsewhere.
 */
public final class StaticFields implements FieldSource {
  static final String PREFIX = "static.";

  private final Map<String, String> values;
  private final FieldSource others;

  /**
   * Joins fields of the configuration to those of a source.
   *
   * @param values name without prefix → text
   * @param others source of all other fields
   */
  public StaticFields(Map<String, String> values, FieldSource others) {
    this.values = Map.copyOf(values);
    this.others = others;
  }

  /** The fields as a catalogue has them. */
  static List<Field> fields(Map<String, String> values) {
    List<Field> fields = new ArrayList<>();
    for (String name : values.keySet()) {
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

  @Override
  public FieldReader bind(FieldRef field) {
    String name = field.name();
    String value = name.startsWith(PREFIX) ? values.get(name.substring(PREFIX.length())) : null;
    if (value == null) {
      return others.bind(field);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return out -> {
      out.setBytes(bytes, 0, bytes.length);
      return true;
    };
  }
}
