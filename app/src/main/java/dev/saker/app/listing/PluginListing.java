package dev.saker.app.listing;

import dev.saker.app.FailedException;
import dev.saker.rules.LoadOptions;
import java.util.Locale;
import java.util.Map;

/** What is said about plugins. Those there are, are built in. */
public final class PluginListing {
  /** What Falco's plugin of a name does, as far as it is known. */
  private static final Map<String, String> DESCRIPTIONS =
      Map.of("container", "Containers and pods of processes (built in)");

  private PluginListing() {}

  /** All of them. */
  public static String all() {
    Map<String, String> plugins = LoadOptions.defaults().pluginVersions();
    StringBuilder out = new StringBuilder();
    out.append(plugins.size()).append(" Plugins Loaded:\n\n");
    plugins.forEach((name, version) -> out.append(description(name, version)).append('\n'));
    return out.toString();
  }

  /** One of them, with what it can be configured with. */
  public static String one(String name) throws FailedException {
    String version = LoadOptions.defaults().pluginVersions().get(name);
    if (version == null) {
      throw new FailedException("no such plugin: name=" + name + " (--list-plugins shows them)");
    }
    return description(name, version)
        + "Init config schema type: JSON\n"
        + "{\"$schema\": \"http://json-schema.org/draft-06/schema#\", \"type\": \"object\","
        + " \"description\": \"Taken, and without effect\"}\n\n";
  }

  private static String description(String name, String version) {
    return String.format(
        Locale.ROOT,
        """
        Name: %s
        Description: %s
        Contact: the authors of Saker
        Version: %s
        Capabilities:\s
          - Field Extraction
          - Event Parsing
          - Async Events

        """,
        name,
        DESCRIPTIONS.getOrDefault(name, name),
        version);
  }
}
