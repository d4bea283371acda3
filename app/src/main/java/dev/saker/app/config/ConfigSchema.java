package dev.saker.app.config;

import dev.saker.alerts.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON schema of {@code falco.yaml}, made of the table of keys; for editors and checks. */
public final class ConfigSchema {
  private static final String ENTRY = "[]";

  private ConfigSchema() {}

  /** The schema, over several lines. */
  public static String json() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-06/schema#");
    schema.put("title", "falco.yaml");
    schema.put("description", "Configuration of Saker and Falco");
    Section root = new Section();
    for (ConfigKey key : ConfigKeys.all()) {
      if (key.support() != ConfigKey.Support.REMOVED) {
        root.add(key.path(), key);
      }
    }
    ConfigKeys.entries().forEach(key -> root.add(key.path(), key));
    schema.putAll(root.schema());
    StringBuilder out = new StringBuilder();
    JsonWriter.indented(out).any(schema);
    return out.append('\n').toString();
  }

  /** Keys below one key, or in the entries of one list. */
  private static final class Section {
    private final Map<String, Section> children = new TreeMap<>();
    private @Nullable ConfigKey key;

    void add(String path, ConfigKey added) {
      int dot = path.indexOf('.');
      String name = dot < 0 ? path : path.substring(0, dot);
      boolean entry = name.endsWith(ENTRY);
      String child = entry ? name.substring(0, name.length() - ENTRY.length()) : name;
      Section section = children.computeIfAbsent(child, each -> new Section());
      if (dot < 0) {
        section.key = added;
      } else {
        section.add(path.substring(dot + 1), added);
      }
    }

    Map<String, Object> schema() {
      ConfigKey known = key;
      if (known == null) {
        return object();
      }
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("title", known.path());
      described.put("description", known.meaning());
      described.putAll(KeySchema.of(known, children.isEmpty() ? Map.of() : object()));
      return described;
    }

    private Map<String, Object> object() {
      Map<String, Object> properties = new LinkedHashMap<>();
      children.forEach((name, child) -> properties.put(name, child.schema()));
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "object");
      object.put("additionalProperties", false);
      object.put("properties", properties);
      List<String> required =
          children.entrySet().stream()
              .filter(child -> child.getValue().isRequired())
              .map(Map.Entry::getKey)
              .toList();
      if (!required.isEmpty()) {
        object.put("required", required);
      }
      return object;
    }

    private boolean isRequired() {
      ConfigKey known = key;
      return known != null && known.support() == ConfigKey.Support.REQUIRED;
    }
  }
}
