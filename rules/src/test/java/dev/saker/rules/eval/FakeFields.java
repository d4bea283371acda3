package dev.saker.rules.eval;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields with values given by the test, by canonical text; all others are missing. A value is a
 * {@link Number}, {@link Boolean}, text, {@code byte[]}, an {@link InetAddress}, or a list of them.
 */
public final class FakeFields implements FieldSource {
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Integer> reads = new HashMap<>();

  public FakeFields with(String field, Object value) {
    values.put(field, value);
    return this;
  }

  /** How often a field was read. */
  public int reads(String field) {
    return reads.getOrDefault(field, 0);
  }

  public static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: text=" + text, e);
    }
  }

  @Override
  public FieldReader bind(FieldRef field) {
    return out -> {
      reads.merge(field.text(), 1, Integer::sum);
      Object value = values.get(field.text());
      if (value == null) {
        return false;
      }
      set(out, value);
      return true;
    };
  }

  private static void set(Value out, Object value) {
    switch (value) {
      case Double real -> out.setReal(real);
      case Number number -> out.setNumber(number.longValue());
      case Boolean bool -> out.setBool(bool);
      case byte[] bytes -> out.setBytes(bytes);
      case InetAddress address -> out.setBytes(address.getAddress());
      case List<?> list -> {
        out.startList();
        list.forEach(item -> set(out.addItem(), item));
      }
      default -> out.setBytes(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
