package dev.saker.app;

import dev.saker.alerts.Priority;
import dev.saker.rules.AppendOutput;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A small rules file with the answer of the reference detector.
 *
 * @param id group, slash, name
 * @param args further flags, {@code -o} and {@code key=value} in turn
 * @param files in load order
 * @param capture file to replay
 * @param replayed whether the answer has a replay
 * @param expect the answer, as parsed from JSON
 */
record LanguageProbe(
    String id,
    List<String> args,
    List<RuleFile> files,
    Optional<String> capture,
    boolean replayed,
    Map<String, @Nullable Object> expect) {

  /** All probes of the corpus. */
  static List<LanguageProbe> readAll(Path shared) throws IOException {
    List<LanguageProbe> probes = new ArrayList<>();
    for (String line : Files.readAllLines(shared.resolve("corpus/language/probes.jsonl"))) {
      probes.add(read(map(parse(line))));
    }
    return probes;
  }

  /** Reads JSON, of which YAML 1.2 is a superset, into maps, lists, texts and numbers. */
  static Object parse(String json) {
    return new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> list(Object value) {
    return (List<T>) value;
  }

  String group() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The options of loading that the flags come to. */
  LoadOptions loadOptions() {
    LoadOptions options = LoadOptions.defaults();
    List<RuleSelection> selections = new ArrayList<>();
    List<AppendOutput> appendOutputs = new ArrayList<>();
    for (Map.Entry<String, String> setting : settings()) {
      String value = setting.getValue();
      switch (setting.getKey()) {
        case "priority" ->
            options = options.withMinimumPriority(Priority.parse(value).orElseThrow());
        case "append_output[]" -> appendOutputs.add(appendOutput(map(parse(value))));
        case "rules[].disable.rule" -> selections.add(RuleSelection.byName(false, value));
        case "rules[].enable.rule" -> selections.add(RuleSelection.byName(true, value));
        case "rules[].disable.tag" -> selections.add(RuleSelection.byTag(false, value));
        case "rules[].enable.tag" -> selections.add(RuleSelection.byTag(true, value));
        case "static_fields.foo" -> options = options.withStaticFields(Map.of("foo", value));
        default -> {}
      }
    }
    return options.withSelections(selections).withAppendOutputs(appendOutputs);
  }

  /** How many rules may match an event. */
  RuleMatching matching() {
    return setting("rule_matching").orElse("first").equals("all")
        ? RuleMatching.ALL
        : RuleMatching.FIRST;
  }

  /** Whether a switch is on. */
  boolean isOn(String key, boolean unlessSaid) {
    return setting(key).map("true"::equals).orElse(unlessSaid);
  }

  /** The last value that the flags give to a key. */
  Optional<String> setting(String key) {
    return settings().stream()
        .filter(setting -> setting.getKey().equals(key))
        .map(Map.Entry::getValue)
        .reduce((first, second) -> second);
  }

  private List<Map.Entry<String, String>> settings() {
    List<Map.Entry<String, String>> settings = new ArrayList<>();
    for (int i = 1; i < args.size(); i += 2) {
      String[] parts = args.get(i).split("=", 2);
      settings.add(Map.entry(parts[0], parts[1]));
    }
    return settings;
  }

  private static AppendOutput appendOutput(Map<String, Object> entry) {
    Map<String, Object> match = map(entry.getOrDefault("match", Map.of()));
    return new AppendOutput(
        Optional.ofNullable((String) match.get("source")),
        Optional.ofNullable((String) match.get("rule")),
        Set.copyOf(LanguageProbe.<String>list(match.getOrDefault("tags", List.of()))),
        Optional.ofNullable((String) entry.get("extra_output")),
        List.of(),
        false);
  }

  private static LanguageProbe read(Map<String, Object> json) {
    List<RuleFile> files = new ArrayList<>();
    map(json.get("rules")).forEach((name, text) -> files.add(new RuleFile(name, (String) text)));
    return new LanguageProbe(
        (String) json.get("id"),
        list(json.get("args")),
        files,
        Optional.ofNullable((String) json.get("capture")),
        list(json.get("runs")).contains("-r"),
        map(json.get("expect")));
  }
}
