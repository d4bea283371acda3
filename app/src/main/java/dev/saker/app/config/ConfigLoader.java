package dev.saker.app.config;

import dev.saker.alerts.AlertTime;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.Priority;
import dev.saker.rules.RuleMatching;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the configuration: the main file, the files it names, then the options. */
public final class ConfigLoader {
  private final Function<String, @Nullable String> environment;

  /**
   * Makes a loader.
   *
   * @param environment looks up a variable; null when there is none
   */
  public ConfigLoader(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Loads the configuration. Everything wrong is in the result, nothing is thrown.
   *
   * @param mainFile the main file; null for none, and then defaults hold
   * @param options settings of the form {@code key=value}, which win over the files
   */
  public ConfigResult load(@Nullable Path mainFile, List<String> options) {
    List<ConfigProblem> problems = new ArrayList<>();
    ConfigFiles files = new ConfigFiles(environment, problems);
    ConfigNode.Mapping settings =
        mainFile == null
            ? new ConfigNode.Mapping(
                new LinkedHashMap<>(), Origin.startOf(new ConfigText("no configuration file", "")))
            : files.readFile(mainFile);
    for (String option : options) {
      ConfigOption parsed = new ConfigOption(option);
      if (parsed.namesConfigFiles()) {
        settings = parsed.apply(settings, new ArrayList<>());
      }
    }
    settings = files.include(settings, mainFile);
    for (String option : options) {
      settings = new ConfigOption(option).apply(settings, problems);
    }
    SortedSet<String> withoutEffect = new TreeSet<>(new KeyCheck(problems).check(settings));
    if (problems.stream().anyMatch(ConfigProblem::isError)) {
      return new ConfigResult(null, problems, files.read());
    }
    Config config = map(settings, List.copyOf(files.read().keySet()), withoutEffect, problems);
    return new ConfigResult(
        problems.stream().anyMatch(ConfigProblem::isError) ? null : config, problems, files.read());
  }

  private static Config map(
      ConfigNode.Mapping settings,
      List<Path> files,
      SortedSet<String> withoutEffect,
      List<ConfigProblem> problems) {
    ConfigValues values = new ConfigValues(settings);
    Config.Rules rules = rules(values, problems);
    withoutEffect.addAll(new PluginReader(problems).check(values));
    return new Config(
        engine(values),
        rules,
        form(values),
        new OutputsReader(values, problems).read(),
        new Config.Log(
            values.bool("log_stderr"),
            Priority.parse(values.text("log_level")).orElseThrow(),
            values.word("saker.log.format").equals("json")),
        new ServiceReader(values, problems).read(),
        recording(values),
        new Config.BaseSyscalls(
            values.texts("base_syscalls.custom_set"),
            values.bool("base_syscalls.repair"),
            values.bool("base_syscalls.all")),
        values.whole("falco_libs.thread_table_size"),
        files,
        new ArrayList<>(withoutEffect),
        settings);
  }

  private static Config.Engine engine(ConfigValues values) {
    return new Config.Engine(
        Config.EngineKind.valueOf(values.text("engine.kind").toUpperCase(Locale.ROOT)),
        values.text("engine.replay.capture_file"),
        LiveConfig.read(values));
  }

  private static Config.Recording recording(ConfigValues values) {
    return new Config.Recording(
        values.bool("capture.enabled"),
        values.text("capture.path_prefix"),
        values.word("capture.mode").equals("all_rules"),
        values.whole("capture.default_duration"),
        values.whole("capture.max_file_size_mb"),
        values.whole("saker.capture.before"),
        values.whole("saker.capture.before_max_mb"));
  }

  private static Config.Rules rules(ConfigValues values, List<ConfigProblem> problems) {
    RulesReader reader = new RulesReader(problems);
    List<String> files = new ArrayList<>(values.texts("rules_files"));
    ConfigNode older = values.node("rules_file");
    if (!(older instanceof ConfigNode.Nothing)) {
      boolean both = !(values.node("rules_files") instanceof ConfigNode.Nothing);
      problems.add(
          both
              ? ConfigProblem.error(older.origin(), "both rules_files and rules_file are given")
              : ConfigProblem.warning(older.origin(), "rules_file is now called rules_files"));
      files.addAll(values.texts("rules_file"));
    }
    checkStaticFields(values.node("static_fields"), problems);
    return new Config.Rules(
        files.stream().map(Path::of).filter(Files::exists).toList(),
        reader.selections(values.entries("rules")),
        Priority.parse(values.text("priority")).orElseThrow(),
        RuleMatching.valueOf(values.text("rule_matching").toUpperCase(Locale.ROOT)),
        reader.appendOutputs(values.entries("append_output")),
        values.map("static_fields"));
  }

  private static void checkStaticFields(ConfigNode node, List<ConfigProblem> problems) {
    if (node instanceof ConfigNode.Mapping mapping) {
      for (Map.Entry<String, ConfigNode.Member> field : mapping.members().entrySet()) {
        if (!(field.getValue().value() instanceof ConfigNode.Scalar)) {
          problems.add(
              ConfigProblem.error(
                  field.getValue().value().origin(),
                  "wrong value: key=static_fields." + field.getKey() + " expected a text"));
        }
      }
    }
  }

  private static Config.Form form(ConfigValues values) {
    return new Config.Form(
        values.bool("json_output"),
        new JsonForm.Include(
            values.bool("json_include_output_property"),
            values.bool("json_include_message_property"),
            values.bool("json_include_output_fields_property"),
            values.bool("json_include_tags_property")),
        values.bool("time_format_iso_8601") ? AlertTime.ISO_8601 : AlertTime.LOCAL,
        values.bool("buffer_format_base64"));
  }
}
