package dev.saker.rules;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Fields with values set by hand; those not set are missing. */
final class FakeFields implements FieldSource {
  private final Map<String, Object> values = new HashMap<>();

  /** Sets a field to a text, or to a number. */
  FakeFields set(String field, Object value) {
    values.put(field, value);
    return this;
  }

  @Override
  public FieldReader bind(FieldRef field) {
    return out -> {
      Object value = values.get(field.text());
      if (value instanceof Long number) {
        out.setNumber(number);
      } else if (value instanceof String text) {
        out.setBytes(text.getBytes(StandardCharsets.UTF_8));
      }
      return value != null;
    };
  }
}
