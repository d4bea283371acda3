package dev.saker.app;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.rules.LoadOptions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What this program is, and what it is compatible with. */
public final class Version {
  /** Version of the table of events. */
  public static final String EVENT_SCHEMA = "4.5.1";

  private Version() {}

  /** Version of the program, from its jar; classes outside a jar have none. */
  public static String program() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  /** All versions, for people. */
  public static String text() {
    return "saker "
        + program()
        + "\nRule engine:   "
        + LoadOptions.ENGINE_VERSION
        + "\nEvent schema:  "
        + EVENT_SCHEMA
        + "\n";
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
    json.startObject()
        .name("driver_schema_version")
        .value(EVENT_SCHEMA)
        .name("engine_version")
        .value(engine[1])
        .name("engine_version_semver")
        .value(LoadOptions.ENGINE_VERSION)
        .name("plugin_versions")
        .any(plugins)
        .name("saker_version")
        .value(program())
        .endObject();
  }
}
