package dev.saker.rules.yaml;

import java.util.List;

/** The documents of a text, or why it is no YAML. */
public sealed interface YamlResult {
  /** The text is YAML; without any node it has no document. */
  record Parsed(List<YamlNode> documents) implements YamlResult {
    public Parsed {
      documents = List.copyOf(documents);
    }
  }

  /**
   * The text is no YAML.
   *
   * @param message what is wrong, for users
   * @param mark where the parser gave up
   */
  record Failed(String message, Mark mark) implements YamlResult {}
}
