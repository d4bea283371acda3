package dev.saker.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which plugins are wanted. What Saker has built in goes by the name of its plugin. */
final class PluginReader {
  /** Plugins whose work is done by the program itself. */
  private static final String CONTAINER = "container";

  /** Plugins that will be built in. */
  private static final List<String> LATER = List.of("k8saudit", "json");

  private final List<ConfigProblem> problems;

  PluginReader(List<ConfigProblem> problems) {
    this.problems = problems;
  }

  /**
   * Checks the plugins that are loaded: all of {@code plugins}, or those of them that {@code
   * load_plugins} names.
   *
   * @return settings that have no effect yet
   */
  List<String> check(ConfigValues values) {
    Map<String, Origin> plugins = new LinkedHashMap<>();
    for (ConfigNode entry : values.entries("plugins")) {
      EntryReader reader = new EntryReader(entry, "plugins[]", problems);
      reader.text("name").ifPresent(name -> plugins.putIfAbsent(name, entry.origin()));
      if (reader.isMap() && reader.node("name").isEmpty()) {
        reader.error("expected a name");
      }
    }
    List<String> withoutEffect = new ArrayList<>();
    ConfigNode chosen = values.node("load_plugins");
    if (chosen instanceof ConfigNode.Nothing) {
      plugins.forEach((name, origin) -> use(name, origin, withoutEffect));
    } else {
      chosen(chosen, plugins, withoutEffect);
    }
    return withoutEffect;
  }

  private void chosen(ConfigNode list, Map<String, Origin> plugins, List<String> withoutEffect) {
    List<ConfigNode> items =
        list instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(list);
    for (ConfigNode item : items) {
      if (item instanceof ConfigNode.Scalar(String name, Origin origin)) {
        if (plugins.containsKey(name) || isKnown(name)) {
          use(name, origin, withoutEffect);
        } else {
          problems.add(
              ConfigProblem.error(origin, "plugin without an entry in plugins: name=" + name));
        }
      }
    }
  }

  private void use(String name, Origin origin, List<String> withoutEffect) {
    if (LATER.contains(name)) {
      withoutEffect.add("plugins[" + name + "]");
    } else if (!isKnown(name)) {
      problems.add(
          ConfigProblem.error(
              origin,
              "plugin not available: name="
                  + name
                  + " (plugins are not loaded; built in are container, k8saudit and json)"));
    }
  }

  private static boolean isKnown(String name) {
    return name.equals(CONTAINER) || LATER.contains(name);
  }
}
