package dev.saker.state.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A JSON value. The questions answer with a default where a value has another kind. */
public sealed interface JsonValue {
  /** An object; of equal keys the last one counts. The order is that of the text. */
  record Obj(Map<String, JsonValue> members) implements JsonValue {}

  record Arr(List<JsonValue> items) implements JsonValue {}

  record Text(String value) implements JsonValue {}

  /** A number as it stands in the text. */
  record Num(String literal) implements JsonValue {}

  record Bool(boolean value) implements JsonValue {}

  /** The value {@code null}, which also stands for what is not there. */
  enum Null implements JsonValue {
    VALUE
  }

  /** Member of an object; {@link Null} when there is none or this is no object. */
  default JsonValue get(String key) {
    return this instanceof Obj object ? object.members().getOrDefault(key, Null.VALUE) : Null.VALUE;
  }

  /** Elements of an array; none when this is no array. */
  default List<JsonValue> items() {
    return this instanceof Arr array ? array.items() : List.of();
  }

  /** Members of an object; none when this is no object. */
  default Map<String, JsonValue> members() {
    return this instanceof Obj object ? object.members() : Map.of();
  }

  /** UTF-8 of a text; empty when this is no text. */
  default byte[] utf8() {
    return this instanceof Text text ? text.value().getBytes(StandardCharsets.UTF_8) : new byte[0];
  }

  default boolean isTrue() {
    return this instanceof Bool bool && bool.value();
  }

  /** A whole number; {@code otherwise} when this is none. */
  default long number(long otherwise) {
    if (this instanceof Num num) {
      try {
        return Long.parseLong(num.literal());
      } catch (NumberFormatException e) {
        return otherwise;
      }
    }
    return otherwise;
  }
}
