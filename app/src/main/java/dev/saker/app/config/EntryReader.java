package dev.saker.app.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of one map with a fixed set of keys, as the entries of lists are. */
final class EntryReader {
  private final ConfigNode.@Nullable Mapping mapping;
  private final Origin origin;
  private final String name;
  private final List<ConfigProblem> problems;

  /**
   * Starts reading; a node that is no map, and keys not among the known ones, are problems.
   *
   * @param path where the table of keys has it, such as {@code rules[].enable}
   */
  EntryReader(ConfigNode node, String path, List<ConfigProblem> problems) {
    List<String> known = ConfigKeys.below(path);
    this.origin = node.origin();
    this.name = path.replace("[]", "");
    this.problems = problems;
    if (node instanceof ConfigNode.Mapping given) {
      this.mapping = given;
      given
          .members()
          .forEach((key, member) -> {
            if (!known.contains(key)) {
              reportUnknown(key, known, member.keyOrigin());
            }
          });
    } else {
      this.mapping = null;
      error("expected a map with " + String.join(", ", known));
    }
  }

  Optional<ConfigNode> node(String key) {
    ConfigNode value = mapping == null ? null : mapping.get(key);
    return value instanceof ConfigNode.Nothing ? Optional.empty() : Optional.ofNullable(value);
  }

  Optional<String> text(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof ConfigNode.Scalar scalar) {
            return Optional.of(scalar.text());
          }
          wrong(node, key, "a text");
          return Optional.empty();
        });
  }

  boolean bool(String key) {
    return node(key)
        .map(node -> {
          String expected = new KeyType.Bool().expectation(node);
          if (expected != null) {
            wrong(node, key, expected);
          }
          return node instanceof ConfigNode.Scalar scalar
              && KeyType.Bool.parse(scalar.text()).orElse(false);
        })
        .orElse(false);
  }

  List<String> texts(String key) {
    return node(key)
        .map(node -> {
          String expected = new KeyType.Texts().expectation(node);
          if (expected != null) {
            wrong(node, key, expected);
          }
          return ConfigValues.texts(node);
        })
        .orElse(List.of());
  }

  /** Whether it is a map at all. */
  boolean isMap() {
    return mapping != null;
  }

  void error(String message) {
    problems.add(ConfigProblem.error(origin, "wrong entry: key=" + name + " " + message));
  }

  void wrong(ConfigNode node, String key, String expected) {
    problems.add(
        ConfigProblem.error(
            node.origin(), "wrong value: key=" + name + "." + key + " expected " + expected));
  }

  private void reportUnknown(String key, List<String> known, Origin at) {
    String nearest = Spelling.nearest(key, known);
    problems.add(
        ConfigProblem.warning(
            at,
            "unknown key: key="
                + name
                + "."
                + key
                + (nearest == null ? "" : " (did you mean " + nearest + "?)")));
  }
}
