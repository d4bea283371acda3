package dev.saker.rules.load;

import dev.saker.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds documents against the schema of rules files. The schema is stricter than the reader in some
 * points (unknown keys, spelling of priorities) and laxer in others; its outcome is only told.
 */
final class SchemaValidator {
  /** Status of a document that fits. */
  static final String OK = "ok";

  private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d{1,18}");
  private static final Set<String> PRIORITIES =
      Set.of(
          "EMERGENCY",
          "ALERT",
          "CRITICAL",
          "ERROR",
          "WARNING",
          "NOTICE",
          "INFO",
          "INFORMATIONAL",
          "DEBUG");
  private static final Set<String> OPERATIONS = Set.of("append", "replace");

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Check> item =
      Map.ofEntries(
          Map.entry("required_engine_version", this::text),
          Map.entry("required_plugin_versions", (n, p) -> sequence(n, p, this::plugin)),
          Map.entry("macro", this::text),
          Map.entry("condition", this::text),
          Map.entry("list", this::text),
          Map.entry("items", (n, p) -> sequence(n, p, this::text)),
          Map.entry("rule", this::text),
          Map.entry("desc", this::text),
          Map.entry("enabled", this::flag),
          Map.entry("output", this::text),
          Map.entry("append", this::flag),
          Map.entry("priority", (n, p) -> word(n, p, PRIORITIES)),
          Map.entry("capture", this::flag),
          Map.entry("capture_duration", this::integer),
          Map.entry("source", this::text),
          Map.entry("exceptions", (n, p) -> sequence(n, p, this::exception)),
          Map.entry("override", this::override),
          Map.entry("tags", (n, p) -> sequence(n, p, this::text)),
          Map.entry("warn_evttypes", this::flag),
          Map.entry("skip-if-unknown-filter", this::flag));

  private SchemaValidator() {}

  /** The status of a document: {@link #OK} alone, or its faults. */
  static List<String> validate(YamlNode document) {
    SchemaValidator validator = new SchemaValidator();
    validator.sequence(document, "<root>", validator::item);
    return validator.faults.isEmpty() ? List.of(OK) : List.copyOf(validator.faults);
  }

  /** Checks one node; the path says where it is. */
  private interface Check {
    void check(YamlNode node, String path);
  }

  private void item(YamlNode node, String path) {
    mapping(node, path, item, Set.of());
  }

  private void exception(YamlNode node, String path) {
    Check any = (n, p) -> {};
    mapping(
        node,
        path,
        Map.of("name", this::text, "fields", any, "comps", any, "values", any),
        Set.of("name"));
  }

  private void plugin(YamlNode node, String path) {
    mapping(
        node,
        path,
        Map.of(
            "name",
            this::text,
            "version",
            this::text,
            "alternatives",
            (n, p) -> sequence(n, p, this::alternative)),
        Set.of("name", "version"));
  }

  private void alternative(YamlNode node, String path) {
    mapping(
        node, path, Map.of("name", this::text, "version", this::text), Set.of("name", "version"));
  }

  private void override(YamlNode node, String path) {
    Check operation = (n, p) -> word(n, p, OPERATIONS);
    Set<String> keys = new HashSet<>(RuleUpdateReader.REPLACEABLE);
    keys.add("items");
    Map<String, Check> properties = new HashMap<>();
    keys.forEach(key -> properties.put(key, operation));
    mapping(node, path, properties, Set.of());
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty()) {
      fault(path, "mapping is empty");
    }
  }

  private void mapping(
      YamlNode node, String path, Map<String, Check> properties, Set<String> required) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      fault(path, "not a mapping");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = entry.key() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
      Check check = properties.get(key);
      if (check == null) {
        fault(path, "unknown key: key=" + key);
      } else if (!seen.add(key)) {
        fault(path, "key given twice: key=" + key);
      } else {
        check.check(entry.value(), path + "[" + key + "]");
      }
    }
    for (String key : required) {
      if (!seen.contains(key)) {
        fault(path, "key missing: key=" + key);
      }
    }
  }

  private void sequence(YamlNode node, String path, Check each) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      fault(path, "not a sequence");
      return;
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      each.check(sequence.items().get(i), path + "[" + i + "]");
    }
  }

  private void text(YamlNode node, String path) {
    if (!(node instanceof YamlNode.Scalar)) {
      fault(path, "not a text");
    }
  }

  private void flag(YamlNode node, String path) {
    if (!(node instanceof YamlNode.Scalar scalar)
        || !scalar.text().equals("true") && !scalar.text().equals("false")) {
      fault(path, "neither true nor false");
    }
  }

  private void integer(YamlNode node, String path) {
    if (!(node instanceof YamlNode.Scalar scalar) || !INTEGER.matcher(scalar.text()).matches()) {
      fault(path, "not a whole number");
    }
  }

  private void word(YamlNode node, String path, Set<String> words) {
    if (!(node instanceof YamlNode.Scalar scalar) || !words.contains(scalar.text())) {
      fault(path, "not one of " + String.join(" ", new TreeSet<>(words)));
    }
  }

  private void fault(String path, String what) {
    faults.add("failed for " + path + ": " + what);
  }
}
