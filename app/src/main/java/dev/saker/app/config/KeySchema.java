package dev.saker.app.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON schema says about the values of one key. Words are offered as they are usually
 * written, and taken in any letter case, as the program does.
 */
final class KeySchema {
  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  private KeySchema() {}

  /**
   * The members of a schema for a key.
   *
   * @param entry schema of the entries of a list with a structure of its own
   */
  static Map<String, Object> of(ConfigKey key, Map<String, Object> entry) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (key.type()) {
      case KeyType.Bool bool -> schema.put("type", "boolean");
      case KeyType.Text text -> schema.put("type", SCALAR);
      case KeyType.Texts texts -> list(schema, Map.of("type", SCALAR));
      case KeyType.Whole whole -> {
        schema.put("type", "integer");
        range(schema, whole.least(), whole.most());
      }
      case KeyType.Real real -> {
        schema.put("type", "number");
        range(schema, real.least(), real.most());
      }
      case KeyType.Duration duration -> {
        schema.put("type", List.of("string", "integer"));
        schema.put("examples", List.of("1h", "1h30m", "500ms"));
      }
      case KeyType.Address address -> schema.put("type", "string");
      case KeyType.PriorityName name -> words(schema, KeyType.PriorityName.NAMES, "info");
      case KeyType.Words words -> words(schema, words.words(), null);
      case KeyType.SomeWords words -> {
        Map<String, Object> item = new LinkedHashMap<>();
        words(item, words.words(), null);
        list(schema, item);
      }
      case KeyType.FreeMap map -> schema.put("type", "object");
      case KeyType.Any any -> {}
      case KeyType.Fields fields -> fields(schema);
      case KeyType.Entries entries ->
          schema.putAll(listOf(entries.orText() ? Map.of("anyOf", List.of(text(), entry)) : entry));
    }
    Object standard = standard(key);
    if (standard != null) {
      schema.put("default", standard);
    }
    return schema;
  }

  private static @Nullable Object standard(ConfigKey key) {
    String text = key.standard();
    if (text.isEmpty()) {
      return null;
    }
    return switch (key.type()) {
      case KeyType.Bool bool -> Boolean.valueOf(text);
      case KeyType.Whole whole -> new BigInteger(text);
      case KeyType.Real real -> Double.valueOf(text);
      case KeyType.SomeWords words -> List.of(text.split(" ", -1));
      default -> text;
    };
  }

  private static Map<String, Object> text() {
    return Map.of("type", "string");
  }

  /** One value stands for a list of it. */
  private static void list(Map<String, Object> schema, Map<String, Object> item) {
    schema.put("anyOf", List.of(listOf(item), item));
  }

  private static Map<String, Object> listOf(Map<String, Object> item) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", item);
    return list;
  }

  private static void fields(Map<String, Object> schema) {
    Map<String, Object> templates = new LinkedHashMap<>();
    templates.put("type", "object");
    templates.put("additionalProperties", Map.of("type", SCALAR));
    templates.put("minProperties", 1);
    templates.put("maxProperties", 1);
    schema.putAll(listOf(Map.of("anyOf", List.of(text(), templates))));
  }

  private static void range(Map<String, Object> schema, Number least, @Nullable Number most) {
    schema.put("minimum", plain(least));
    if (most != null) {
      schema.put("maximum", plain(most));
    }
  }

  private static Number plain(Number number) {
    return number instanceof BigDecimal real ? real.doubleValue() : number;
  }

  private static void words(
      Map<String, Object> schema, List<String> words, @Nullable String alias) {
    StringBuilder pattern = new StringBuilder("^(");
    String before = "";
    for (String word : words) {
      pattern.append(before).append(anyCase(word));
      before = "|";
    }
    if (alias != null) {
      pattern.append('|').append(anyCase(alias));
    }
    schema.put(
        "anyOf",
        List.of(
            Map.of("enum", words),
            Map.of("type", "string", "pattern", pattern.append(")$").toString())));
  }

  private static String anyCase(String word) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isLetter(c)) {
        String letter = String.valueOf(c);
        pattern.append('[').append(letter.toLowerCase(Locale.ROOT));
        pattern.append(letter.toUpperCase(Locale.ROOT)).append(']');
      } else {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }
}
