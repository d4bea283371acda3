package dev.saker.rules.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One entry of {@code required_plugin_versions}: any of some plugins must be there.
 *
 * @param alternatives the plugins, the main one first
 */
record PluginRequirement(List<Alternative> alternatives) {

  /** A plugin with the version it must have at least. */
  record Alternative(String name, String version) {}

  PluginRequirement {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * What is wrong with the plugins at hand; empty when the first one of the alternatives that is
   * there is new enough.
   *
   * @param plugins name → version
   */
  Optional<String> unmet(Map<String, String> plugins) {
    for (Alternative wanted : alternatives) {
      String present = plugins.get(wanted.name());
      if (present != null) {
        return unmet(wanted, present);
      }
    }
    StringJoiner names = new StringJoiner(", ");
    alternatives.forEach(wanted -> names.add(wanted.name() + " >= " + wanted.version()));
    return Optional.of("rules need a plugin that is not there: any of=" + names);
  }

  private static Optional<String> unmet(Alternative wanted, String present) {
    Optional<Version> required = Version.parse(wanted.version());
    Optional<Version> loaded = Version.parse(present);
    if (required.isPresent() && loaded.isPresent() && loaded.get().satisfies(required.get())) {
      return Optional.empty();
    }
    return Optional.of(
        "rules need another version of a plugin: name="
            + wanted.name()
            + " required="
            + wanted.version()
            + " present="
            + present);
  }
}
