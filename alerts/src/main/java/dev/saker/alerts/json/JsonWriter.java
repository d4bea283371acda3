package dev.saker.alerts.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document into a {@link StringBuilder}, compact or indented. Keys appear in the
 * order in which they are given; whoever wants them sorted gives them sorted. The caller keeps the
 * structure right: {@link #name} before each member of an object, one end for each start. One
 * thread.
 */
public final class JsonWriter {
  private final StringBuilder out;
  private final int indent;
  private boolean[] hasMembers = new boolean[16];
  private int depth;
  private boolean afterName;

  private JsonWriter(StringBuilder out, int indent) {
    this.out = out;
    this.indent = indent;
  }

  /** Everything in one line, without blanks. */
  public static JsonWriter compact(StringBuilder out) {
    return new JsonWriter(out, 0);
  }

  /** One member a line, each level two blanks further in. */
  public static JsonWriter indented(StringBuilder out) {
    return new JsonWriter(out, 2);
  }

  public JsonWriter startObject() {
    return start('{');
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter startArray() {
    return start('[');
  }

  public JsonWriter endArray() {
    return end(']');
  }

  /** The key of the next value. */
  public JsonWriter name(String key) {
    separate();
    quote(key);
    out.append(indent > 0 ? ": " : ":");
    afterName = true;
    return this;
  }

  public JsonWriter value(@Nullable String text) {
    separate();
    if (text == null) {
      out.append("null");
    } else {
      quote(text);
    }
    return this;
  }

  public JsonWriter value(long number) {
    separate();
    out.append(number);
    return this;
  }

  /** A number that uses all 64 bits. */
  public JsonWriter unsignedValue(long number) {
    separate();
    out.append(Long.toUnsignedString(number));
    return this;
  }

  public JsonWriter value(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  /** A number; JSON has no form for infinity and not-a-number, which become null. */
  public JsonWriter value(double number) {
    separate();
    if (Double.isFinite(number)) {
      out.append(number);
    } else {
      out.append("null");
    }
    return this;
  }

  /**
   * A value of one of the types that JSON knows: null, text, number, boolean, {@link List} or
   * {@link Map} of these.
   *
   * @throws IllegalArgumentException for an object of any other class
   */
  public JsonWriter any(@Nullable Object value) {
    switch (value) {
      case null -> value((String) null);
      case String text -> value(text);
      case Boolean bool -> value(bool.booleanValue());
      case Double number -> value(number.doubleValue());
      case Float number -> value(number.doubleValue());
      case Number number -> {
        separate();
        out.append(number);
      }
      case List<?> list -> {
        startArray();
        list.forEach(this::any);
        endArray();
      }
      case Map<?, ?> map -> {
        startObject();
        map.forEach((key, member) -> name(String.valueOf(key)).any(member));
        endObject();
      }
      default ->
          throw new IllegalArgumentException(
              "no JSON form: class=" + value.getClass().getSimpleName());
    }
    return this;
  }

  /** An array of texts. */
  public JsonWriter strings(Iterable<String> texts) {
    startArray();
    texts.forEach(this::value);
    return endArray();
  }

  private JsonWriter start(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    if (depth == hasMembers.length) {
      hasMembers = Arrays.copyOf(hasMembers, 2 * depth);
    }
    hasMembers[depth] = false;
    return this;
  }

  private JsonWriter end(char bracket) {
    boolean empty = !hasMembers[depth--];
    if (!empty) {
      newLine();
    }
    out.append(bracket);
    return this;
  }

  private void separate() {
    if (afterName) {
      afterName = false;
      return;
    }
    if (depth == 0) {
      return;
    }
    if (hasMembers[depth]) {
      out.append(',');
    }
    hasMembers[depth] = true;
    newLine();
  }

  private void newLine() {
    if (indent > 0) {
      out.append('\n').repeat(' ', indent * depth);
    }
  }

  private void quote(String text) {
    out.append('"');
    JsonText.appendEscaped(out, text);
    out.append('"');
  }
}
