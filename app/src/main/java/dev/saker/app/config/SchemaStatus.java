package dev.saker.app.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether one configuration file fits the schema, in the words that programs around Falco look for;
 * of several faults the first one that stands deepest.
 */
final class SchemaStatus {
  private static final String OK = "ok";

  private SchemaStatus() {}

  /** {@code ok}, or {@code failed for} a place and what is wrong there. */
  static String of(ConfigNode.Mapping root) {
    String fault = fault(root, "", "<root>");
    return fault == null ? OK : "failed for " + fault;
  }

  private static @Nullable String fault(ConfigNode.Mapping section, String prefix, String place) {
    String unknown = null;
    for (Map.Entry<String, ConfigNode.Member> entry : section.members().entrySet()) {
      String name = entry.getKey();
      String path = prefix + name;
      ConfigKey key = ConfigKeys.find(path);
      ConfigNode value = entry.getValue().value();
      String inside = place + "[" + name + "]";
      if (key != null && key.support() != ConfigKey.Support.REMOVED) {
        if (key.type().expectation(value) != null) {
          return inside + ": Value type not permitted by 'type' constraint.";
        }
      } else if (key == null && ConfigKeys.isSection(path)) {
        if (!(value instanceof ConfigNode.Mapping mapping)) {
          return inside + ": Value type not permitted by 'type' constraint.";
        }
        String fault = fault(mapping, path + ".", inside);
        if (fault != null) {
          return fault;
        }
      } else if (unknown == null) {
        unknown = name;
      }
    }
    return unknown == null
        ? null
        : place
            + ": Object contains a property that could not be validated using 'properties' or"
            + " 'additionalProperties' constraints: '"
            + unknown
            + "'.";
  }
}
