package dev.saker.app.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings that hold until the program starts anew. */
public final class RestartKeys {
  private static final List<String> PREFIXES =
      List.of(
          "capture.",
          "engine.",
          "falco_libs.",
          "load_plugins",
          "output_timeout",
          "outputs_queue.",
          "plugins",
          "saker.capture.",
          "saker.outputs.drain_timeout",
          "saker.outputs.spool.",
          "syscall_event_drops.",
          "syscall_event_timeouts.",
          "watch_config_files",
          "webserver.");

  private static final String AT_LEAST_ONCE = ".at_least_once";

  private RestartKeys() {}

  /** Keys of such settings that differ between two configurations, sorted. */
  public static SortedSet<String> changed(Config running, Config next) {
    Map<String, String> before = flat(running);
    Map<String, String> after = flat(next);
    SortedSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> !needsRestart(key) || Objects.equals(before.get(key), after.get(key)));
    return keys;
  }

  private static boolean needsRestart(String key) {
    return key.endsWith(AT_LEAST_ONCE) || PREFIXES.stream().anyMatch(key::startsWith);
  }

  private static Map<String, String> flat(Config config) {
    Map<String, String> values = new TreeMap<>();
    flatten("", config.tree(), values);
    return values;
  }

  private static void flatten(String path, ConfigNode node, Map<String, String> values) {
    switch (node) {
      case ConfigNode.Nothing nothing -> {}
      case ConfigNode.Scalar scalar -> values.put(path, scalar.text());
      case ConfigNode.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          flatten(path + "[" + i + "]", sequence.items().get(i), values);
        }
      }
      case ConfigNode.Mapping mapping ->
          mapping
              .members()
              .forEach((key, member) ->
                  flatten(path.isEmpty() ? key : path + "." + key, member.value(), values));
    }
  }
}
