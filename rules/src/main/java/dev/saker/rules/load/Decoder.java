package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes values out of mappings; what is not there, or not right, is a {@link Rejection}. */
final class Decoder {
  private Decoder() {}

  /** A text that must be there. */
  static String text(YamlNode.Mapping item, String key, Context context) {
    return scalar(item, key, context)
        .orElseThrow(
            () -> Rejection.structure(context, missing(key), "add '" + key + ":' with a value"))
        .text();
  }

  /** Says that a key is missing. */
  static String missing(String key) {
    return "Item has no mapping for key '" + key + "'";
  }

  /** A text; empty when its key is not there. */
  static Optional<String> optionalText(YamlNode.Mapping item, String key, Context context) {
    return scalar(item, key, context).map(YamlNode.Scalar::text);
  }

  /** As {@link #optionalText}, but null and empty text are as good as no key. */
  static Optional<String> optionalEmptyText(YamlNode.Mapping item, String key, Context context) {
    Optional<YamlNode> node = item.get(key);
    if (node.isEmpty()
        || node.get() instanceof YamlNode.Null
        || node.get() instanceof YamlNode.Scalar scalar && scalar.text().isEmpty()) {
      return Optional.empty();
    }
    return optionalText(item, key, context);
  }

  /** A truth value; empty when its key is not there. */
  static Optional<Boolean> optionalFlag(YamlNode.Mapping item, String key, Context context) {
    return scalar(item, key, context).map(scalar -> flag(scalar, key, context));
  }

  /** A truth value that must be there. */
  static boolean flag(YamlNode.Mapping item, String key, Context context) {
    text(item, key, context);
    return optionalFlag(item, key, context).orElseThrow();
  }

  /** A number of at most 32 bits without sign; empty when its key is not there. */
  static OptionalLong optionalNumber(YamlNode.Mapping item, String key, Context context) {
    Optional<YamlNode.Scalar> scalar = scalar(item, key, context);
    if (scalar.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong number = unsigned(scalar.get().text());
    if (number.isEmpty()) {
      throw Rejection.structure(
          valueContext(scalar.get(), key, context),
          "not a number: key=" + key + " value=" + scalar.get().text(),
          "write a whole number from 0 to 4294967295");
    }
    return number;
  }

  /** A sequence of texts that must be there. */
  static List<String> texts(YamlNode.Mapping item, String key, Context context) {
    return optionalTexts(item, key, context)
        .orElseThrow(() ->
            Rejection.structure(
                context, missing(key), "add '" + key + ": []' with what belongs in it"));
  }

  /** A sequence of texts; empty when its key is not there. */
  static Optional<List<String>> optionalTexts(YamlNode.Mapping item, String key, Context context) {
    Optional<YamlNode> node = item.get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Context valueContext = valueContext(node.get(), key, context);
    if (!(node.get() instanceof YamlNode.Sequence sequence)) {
      throw Rejection.structure(
          valueContext, "Value is not a sequence", "write '" + key + ": [...]'");
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode each : sequence.items()) {
      if (!(each instanceof YamlNode.Scalar scalar)) {
        throw Rejection.structure(
            valueContext.child(ItemType.LIST_ITEM, "", each.mark()),
            "sequence value is not scalar",
            "put only single values here, and quote an empty one");
      }
      texts.add(scalar.text());
    }
    return Optional.of(texts);
  }

  /** Reads a number as C++ streams do: decimal, {@code 0x} hexadecimal, leading 0 octal. */
  static OptionalLong unsigned(String text) {
    String digits = text.strip();
    int radix = 10;
    if (digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      digits = digits.substring(2);
      radix = 16;
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
    }
    if (digits.isEmpty() || digits.length() > 11 || "+-".indexOf(digits.charAt(0)) >= 0) {
      return OptionalLong.empty();
    }
    try {
      long value = Long.parseLong(digits, radix);
      return value > 0xffffffffL ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static Context valueContext(YamlNode node, String key, Context context) {
    return context.child(ItemType.VALUE_FOR, key, node.mark());
  }

  private static Optional<YamlNode.Scalar> scalar(
      YamlNode.Mapping item, String key, Context context) {
    Optional<YamlNode> node = item.get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (node.get()) {
          case YamlNode.Null none ->
              throw Rejection.structureAt(
                  context,
                  none.mark(),
                  "Mapping for key '" + key + "' is empty",
                  "give it a value, or leave the key out");
          case YamlNode.Scalar scalar -> {
            if (scalar.text().isEmpty()) {
              throw Rejection.structure(
                  valueContext(scalar, key, context),
                  "Value must be non-empty",
                  "give it a value, or leave the key out");
            }
            yield scalar;
          }
          case YamlNode.Sequence sequence -> throw notScalar(sequence, key, context);
          case YamlNode.Mapping mapping -> throw notScalar(mapping, key, context);
        });
  }

  private static Rejection notScalar(YamlNode node, String key, Context context) {
    return Rejection.structure(
        valueContext(node, key, context),
        "Value is not a scalar value",
        "write one value; quote it when it begins with a bracket or a brace");
  }

  private static boolean flag(YamlNode.Scalar scalar, String key, Context context) {
    return switch (flagWord(scalar.text())) {
      case "y", "yes", "true", "on" -> true;
      case "n", "no", "false", "off" -> false;
      default ->
          throw Rejection.structure(
              valueContext(scalar, key, context),
              "neither true nor false: key=" + key + " value=" + scalar.text(),
              "write true or false");
    };
  }

  /** The word in small letters when it is written in one of the ways YAML 1.1 knows. */
  private static String flagWord(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String upper = text.toUpperCase(Locale.ROOT);
    boolean usual =
        text.equals(lower)
            || text.equals(upper)
            || text.charAt(0) == upper.charAt(0) && text.substring(1).equals(lower.substring(1));
    return usual ? lower : "";
  }
}
