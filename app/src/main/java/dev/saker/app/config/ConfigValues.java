package dev.saker.app.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Typed reading of a tree that was held against the table of keys; defaults come from there. */
final class ConfigValues {
  private final ConfigNode.Mapping root;

  ConfigValues(ConfigNode.Mapping root) {
    this.root = root;
  }

  /** The node of a key; nothing when it is not there. */
  ConfigNode node(String path) {
    return Objects.requireNonNullElseGet(
        ConfigNode.at(root, path), () -> new ConfigNode.Nothing(root.origin()));
  }

  boolean bool(String path) {
    return KeyType.Bool.parse(text(path))
        .or(() -> KeyType.Bool.parse(standard(path)))
        .orElseThrow();
  }

  /** A whole number; one beyond the range of int is the largest int. */
  int whole(String path) {
    BigInteger number =
        KeyType.Whole.parse(text(path)).or(() -> KeyType.Whole.parse(standard(path))).orElseThrow();
    return number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
  }

  /** A number. */
  double real(String path) {
    return Double.parseDouble(text(path));
  }

  String text(String path) {
    return node(path) instanceof ConfigNode.Scalar(String text, Origin origin)
        ? text
        : standard(path);
  }

  /** A word in lower case. */
  String word(String path) {
    return text(path).toLowerCase(Locale.ROOT);
  }

  /** A list of texts; one text is a list of one. */
  List<String> texts(String path) {
    return texts(node(path));
  }

  static List<String> texts(ConfigNode node) {
    return switch (node) {
      case ConfigNode.Scalar scalar -> List.of(scalar.text());
      case ConfigNode.Sequence sequence -> {
        List<String> texts = new ArrayList<>();
        sequence.items().forEach(item -> texts.addAll(texts(item)));
        yield texts;
      }
      case ConfigNode.Nothing nothing -> List.of();
      case ConfigNode.Mapping mapping -> List.of();
    };
  }

  /** Entries of a list. */
  List<ConfigNode> entries(String path) {
    return switch (node(path)) {
      case ConfigNode.Sequence sequence -> sequence.items();
      case ConfigNode.Scalar scalar -> List.of(scalar);
      case ConfigNode.Nothing nothing -> List.of();
      case ConfigNode.Mapping mapping -> List.of();
    };
  }

  /** Texts by key. */
  Map<String, String> map(String path) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (node(path) instanceof ConfigNode.Mapping mapping) {
      mapping
          .members()
          .forEach((key, member) -> {
            if (member.value() instanceof ConfigNode.Scalar scalar) {
              texts.put(key, scalar.text());
            }
          });
    }
    return texts;
  }

  private static String standard(String path) {
    return Objects.requireNonNull(ConfigKeys.find(path), path).standard();
  }
}
