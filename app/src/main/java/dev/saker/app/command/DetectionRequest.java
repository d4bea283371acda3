package dev.saker.app.command;

import dev.saker.alerts.AlertTime;
import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Log;
import dev.saker.app.Version;
import dev.saker.app.config.Config;
import dev.saker.app.config.ConfigLoader;
import dev.saker.app.config.ConfigPaths;
import dev.saker.app.config.ConfigProblem;
import dev.saker.app.config.ConfigResult;
import dev.saker.app.config.ConfigSchema;
import dev.saker.app.listing.EventListing;
import dev.saker.app.listing.FieldListing;
import dev.saker.app.listing.Format;
import dev.saker.app.listing.PluginListing;
import dev.saker.app.listing.RuleListing;
import dev.saker.app.listing.RuleSchema;
import dev.saker.app.listing.RulesJson;
import dev.saker.app.listing.SupportReport;
import dev.saker.app.run.Detection;
import dev.saker.app.run.PidFile;
import dev.saker.app.run.Profiling;
import dev.saker.app.run.RuleFiles;
import dev.saker.app.run.RuleLoading;
import dev.saker.app.run.Setup;
import dev.saker.app.run.SetupReading;
import dev.saker.app.run.SystemCallSelection;
import dev.saker.app.run.Validation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadResult;
import dev.saker.rules.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the flags of {@code run} and {@code replay} ask for, worked out in Falco's order. */
final class DetectionRequest implements SetupReading {
  private final Console console;
  private final DetectionOptions flags;
  private @Nullable Config config;

  DetectionRequest(Console console, DetectionOptions flags) {
    this.console = console;
    this.flags = flags;
  }

  /** Whether the flags only ask for something to be printed. */
  boolean answersQuestion() {
    return flags.version
        || flags.pageSize
        || flags.configSchema
        || flags.pluginInfo != null
        || flags.ruleSchema
        || flags.ignoredEvents
        || flags.listEvents
        || flags.listPlugins
        || flags.listFields != null
        || !flags.validate.isEmpty()
        || flags.listRules
        || flags.describeRule != null
        || flags.support;
  }

  /** Prints what was asked for, and gives the exit status. */
  int answer() throws FailedException {
    Format format = format();
    if (flags.ignoredEvents) {
      console.print(EventListing.ignored());
    } else if (flags.listEvents) {
      console.print(EventListing.print(format));
    } else if (flags.version) {
      console.print(config().form().json() ? Version.json() + "\n" : Version.text());
    } else if (flags.pluginInfo != null) {
      console.print(PluginListing.one(flags.pluginInfo));
    } else if (flags.configSchema) {
      console.print(ConfigSchema.json());
    } else if (flags.ruleSchema) {
      console.print(RuleSchema.json());
    } else if (flags.pageSize) {
      console.println("Your system page size is: " + SupportReport.pageSizeBytes() + " bytes");
    } else if (flags.listPlugins) {
      console.print(PluginListing.all());
    } else if (flags.listFields != null) {
      checkSource(flags.listFields, "--list");
      console.print(FieldListing.print(format, flags.namesOnly));
    } else if (!flags.validate.isEmpty()) {
      return new Validation(console, config()).validate(flags.validate);
    } else if (flags.support) {
      List<Path> files = rulesFiles();
      RuleLoading.checkNamed(files);
      console.println(SupportReport.json(config(), files));
    } else {
      console.print(listing());
    }
    return 0;
  }

  private String listing() throws FailedException {
    checkSources();
    if (!config().form().json()) {
      return RuleListing.print(loading().load(rulesFiles()), flags.describeRule);
    }
    LoadResult result = loading().loadAndDescribe(rulesFiles());
    return RulesJson.print(result.description().orElseThrow(), flags.describeRule);
  }

  /** The configuration with the settings that flags stand for. */
  Config config() throws FailedException {
    Config known = config;
    if (known == null) {
      known = readConfig();
      config = known;
    }
    return known;
  }

  /** Configuration and rules, as flags and files have them. */
  @Override
  public Setup read() throws FailedException {
    long nowMs = System.currentTimeMillis();
    checkSources();
    List<Path> files = rulesFiles();
    if (config().outputs().none()) {
      throw new FailedException(
          "No output configured, please make sure at least one output is configured and enabled:"
              + " they end in _output.enabled, such as stdout_output.enabled");
    }
    RuleSet rules = loading().load(files);
    if (flags.dryRun && flags.verbose) {
      tellSystemCalls(rules);
    }
    return new Setup(config(), rules, files, paths(), nowMs);
  }

  @Override
  public List<Path> paths() {
    List<Path> paths = new ArrayList<>(flags.rules);
    Path file = configFile();
    if (file != null) {
      paths.add(file);
    }
    Config known = config;
    if (known != null) {
      paths.addAll(ConfigPaths.ofConfig(known));
      if (flags.rules.isEmpty()) {
        paths.addAll(ConfigPaths.ofRules(known));
      }
    }
    return paths;
  }

  private RuleLoading loading() throws FailedException {
    return new RuleLoading(console, config(), flags.addition, flags.verbose);
  }

  /** What a live system would be asked for. */
  private void tellSystemCalls(RuleSet rules) throws FailedException {
    SystemCallSelection selection =
        SystemCallSelection.of(config().baseSyscalls(), rules.systemCalls(LoadOptions.SYSCALL));
    selection.explanation().forEach(console::tell);
    selection.warnings().forEach(warning -> console.tell("warning: " + warning));
  }

  /**
   * Works through captures, unless all was only to be read.
   *
   * @param setup what {@link #read} gave
   * @param service whether this is the service, and not a look at some captures
   * @param profiling measures rules; null when they are not to be measured
   * @return exit status
   */
  int detect(Setup setup, List<Path> captures, boolean service, @Nullable Profiling profiling)
      throws FailedException {
    return detect(setup, service, profiling, detection -> detection.replay(captures));
  }

  /**
   * Watches this machine, unless all was only to be read.
   *
   * @param setup what {@link #read} gave
   * @return exit status
   */
  int watch(Setup setup) throws FailedException {
    return detect(setup, true, null, Detection::watch);
  }

  /** What a detection is to do. */
  private interface Work {
    int on(Detection detection) throws FailedException;
  }

  private int detect(Setup setup, boolean service, @Nullable Profiling profiling, Work work)
      throws FailedException {
    Detection.Settings settings =
        new Detection.Settings(flags.seconds, flags.verbose, service, profiling);
    if (flags.dryRun) {
      return 0;
    }
    Detection detection =
        new Detection(console, setup, settings, () -> new DetectionRequest(console, flags));
    if (flags.pidFile == null) {
      return work.on(detection);
    }
    PidFile pidFile = PidFile.write(flags.pidFile);
    try {
      return work.on(detection);
    } finally {
      pidFile.close();
    }
  }

  private List<Path> rulesFiles() throws FailedException {
    return RuleFiles.expand(flags.rules.isEmpty() ? config().rules().files() : flags.rules);
  }

  private @Nullable Path configFile() {
    return ConfigPaths.mainFile(flags.configFile);
  }

  private Config readConfig() throws FailedException {
    Path file = configFile();
    if (file != null && !Files.exists(file)) {
      throw new FailedException("no such configuration file: file=" + file);
    }
    List<String> options = new ArrayList<>(flags.options);
    if (flags.unbuffered) {
      options.add("buffered_outputs=false");
    }
    ConfigResult result = new ConfigLoader(console.environment()).load(file, options);
    List<ConfigProblem> errors = result.problems().stream().filter(ConfigProblem::isError).toList();
    Config read = result.config();
    if (read != null) {
      Config.Log log = read.log();
      boolean times = read.form().time() == AlertTime.ISO_8601;
      console.log().configure(new Log.Options(log.stderr(), log.level(), log.json(), times));
    }
    for (ConfigProblem problem : result.problems()) {
      console.log().say(problem.isError() ? Priority.ERROR : Priority.WARNING, problem.render());
    }
    if (read == null) {
      throw FailedException.sum(
          "the configuration is not usable: errors=" + errors.size(), errors.getFirst().line());
    }
    tellFiles(result);
    if (!read.withoutEffect().isEmpty()) {
      console
          .log()
          .warning(
              "settings whose feature is not there yet, they have no effect: "
                  + String.join(", ", read.withoutEffect()));
    }
    return read;
  }

  /** How the files fit the schema; those that do only for who wants to hear more. */
  private void tellFiles(ConfigResult result) {
    result
        .files()
        .forEach((path, status) -> {
          if (flags.verbose || !status.equals("ok")) {
            console.log().say(Priority.WARNING, path + " | schema validation: " + status);
          }
        });
  }

  private Format format() throws FailedException {
    if (flags.markdown && flags.format != null) {
      throw new FailedException("--markdown and --format exclude each other");
    }
    if (flags.markdown) {
      return Format.MARKDOWN;
    }
    return flags.format == null ? Format.TEXT : Format.parse(flags.format);
  }

  private void checkSources() throws FailedException {
    if (!flags.enableSources.isEmpty() && !flags.disableSources.isEmpty()) {
      throw new FailedException("--enable-source and --disable-source exclude each other");
    }
    if (config().engine().kind() == Config.EngineKind.REPLAY) {
      return;
    }
    for (String source : flags.enableSources) {
      checkSource(source, "--enable-source");
    }
    for (String source : flags.disableSources) {
      checkSource(source, "--disable-source");
      throw new FailedException("no event source is left: --disable-source " + source);
    }
  }

  private static void checkSource(String source, String flag) throws FailedException {
    if (!source.isEmpty() && !source.equals(LoadOptions.SYSCALL)) {
      throw new FailedException(
          "unknown event source: " + flag + " " + source + " (known are: syscall)");
    }
  }
}
