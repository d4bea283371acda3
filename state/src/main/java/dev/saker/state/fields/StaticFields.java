package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.state.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields {@code static.<key>} whose values the configuration gives. */
final class StaticFields implements FieldFamily {
  private static final String PREFIX = "static.";

  private final Map<String, byte[]> values = new HashMap<>();

  StaticFields(Map<String, String> texts) {
    texts.forEach((key, text) -> values.put(PREFIX + key, Bytes.of(text)));
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    byte[] value = values.get(field.name());
    if (value == null) {
      return null;
    }
    return out -> {
      out.setBytes(value);
      return true;
    };
  }
}
