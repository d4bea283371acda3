package dev.saker.app;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.rules.LoadOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What this program is, and what it is compatible with: rule files and tools ask for that. */
public final class Version {
  /** Version of the table of events. */
  public static final String EVENT_SCHEMA = "4.5.1";

  /** The Falco whose flags, configuration, rules and output forms are taken. */
  private static final String FALCO = "0.44.1";

  /** Versions of what that Falco is made of. */
  private static final String LIBS = "0.25.4";

  private static final String PLUGIN_API = "3.12.0";
  private static final String DRIVER_API = "10.0.0";
  private static final String DRIVER = "10.2.0+driver";

  private Version() {}

  /** Version of the program, from its jar; classes outside a jar have none. */
  public static String program() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  /** All versions, for people; those it is compatible with look as Falco prints them. */
  public static String text() {
    return String.format(
        Locale.ROOT,
        """
        Saker version: %s, compatible with
        Falco version: %s
        Libs version:  %s
        Plugin API:    %s
        Engine:        %s
        Driver:
          API version:    %s
          Schema version: %s
          Default driver: %s
        """,
        program(),
        FALCO,
        LIBS,
        PLUGIN_API,
        LoadOptions.ENGINE_VERSION,
        DRIVER_API,
        EVENT_SCHEMA,
        DRIVER);
  }

  /** All versions as one line of JSON. */
  public static String json() {
    StringBuilder out = new StringBuilder();
    write(JsonWriter.compact(out));
    return out.toString();
  }

  /** Writes all versions as an object. */
  public static void write(JsonWriter json) {
    Map<String, String> plugins = new TreeMap<>(LoadOptions.defaults().pluginVersions());
    String[] engine = LoadOptions.ENGINE_VERSION.split("\\.", -1);
    json.startObject();
    json.name("default_driver_version").value(DRIVER);
    json.name("driver_api_version").value(DRIVER_API);
    json.name("driver_schema_version").value(EVENT_SCHEMA);
    json.name("engine_version").value(engine[1]);
    json.name("engine_version_semver").value(LoadOptions.ENGINE_VERSION);
    json.name("falco_version").value(FALCO);
    json.name("libs_version").value(LIBS);
    json.name("plugin_api_version").value(PLUGIN_API);
    json.name("plugin_versions").any(plugins);
    json.name("saker_version").value(program());
    json.endObject();
  }
}
