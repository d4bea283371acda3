package dev.saker.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a configuration against the table of keys. */
final class KeyCheck {
  private final List<ConfigProblem> problems;
  private final TreeSet<String> withoutEffect = new TreeSet<>();

  KeyCheck(List<ConfigProblem> problems) {
    this.problems = problems;
  }

  /**
   * Checks a tree.
   *
   * @return keys whose setting ought to have an effect, but has none, sorted
   */
  List<String> check(ConfigNode.Mapping root) {
    checkSection("", root);
    return new ArrayList<>(withoutEffect);
  }

  private void checkSection(String prefix, ConfigNode.Mapping section) {
    for (Map.Entry<String, ConfigNode.Member> entry : section.members().entrySet()) {
      checkMember(prefix, entry.getKey(), entry.getValue());
    }
  }

  private void checkMember(String section, String name, ConfigNode.Member member) {
    String path = section + name;
    ConfigNode value = member.value();
    ConfigKey key = ConfigKeys.find(path);
    if (key != null) {
      checkValue(key, member);
    } else if (!ConfigKeys.isSection(path)) {
      String nearest = ConfigKeys.nearest(section, name);
      problems.add(ConfigProblem.warning(member.keyOrigin(), unknown(section, name, nearest)));
    } else if (value instanceof ConfigNode.Mapping mapping) {
      checkSection(path + ".", mapping);
    } else if (!(value instanceof ConfigNode.Nothing)) {
      problems.add(
          ConfigProblem.error(
              value.origin(), "wrong value: key=" + path + " expected keys below it"));
    }
  }

  private void checkValue(ConfigKey key, ConfigNode.Member member) {
    ConfigNode value = member.value();
    if (key.support() == ConfigKey.Support.REMOVED) {
      problems.add(
          ConfigProblem.warning(
              member.keyOrigin(), "key without meaning since Falco 0.44: key=" + key.path()));
      return;
    }
    if (value instanceof ConfigNode.Nothing) {
      return;
    }
    if (value instanceof ConfigNode.Mapping && key.type().isList()) {
      problems.add(
          ConfigProblem.warning(
              member.keyOrigin(), "a map instead of a list counts as empty: key=" + key.path()));
      return;
    }
    String expected = key.type().expectation(value);
    if (expected != null) {
      problems.add(
          ConfigProblem.error(
              value.origin(),
              phrase(key, value) + ": key=" + key.path() + " expected " + expected));
    } else if (key.isWithoutEffect(value)) {
      withoutEffect.add(key.path());
    }
  }

  /** What programs around Falco look for, where they do. */
  private static String phrase(ConfigKey key, ConfigNode value) {
    String text = value instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
    return switch (key.path()) {
      case "rule_matching" -> "Unknown rule matching strategy \"" + text + '"';
      case "priority" -> "Unknown priority \"" + text + '"';
      case "syscall_event_drops.threshold" ->
          "syscall event drops threshold must be a double in the range [0, 1]";
      default -> "wrong value";
    };
  }

  private static String unknown(String section, String name, @Nullable String nearest) {
    String message = "unknown key: key=" + section + name;
    return nearest == null ? message : message + " (did you mean " + section + nearest + "?)";
  }
}
