package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Version;
import dev.saker.app.config.Config;
import dev.saker.app.config.ConfigLoader;
import dev.saker.app.config.ConfigProblem;
import dev.saker.app.config.ConfigResult;
import dev.saker.app.config.ConfigSchema;
import dev.saker.app.listing.EventListing;
import dev.saker.app.listing.FieldListing;
import dev.saker.app.listing.Format;
import dev.saker.app.listing.RuleListing;
import dev.saker.app.listing.RuleSchema;
import dev.saker.app.listing.RulesJson;
import dev.saker.app.listing.SupportReport;
import dev.saker.app.run.Detection;
import dev.saker.app.run.RuleFiles;
import dev.saker.app.run.RuleLoading;
import dev.saker.app.run.SystemCallSelection;
import dev.saker.app.run.Validation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleSet;
import dev.saker.rules.describe.RulesDescription.RuleDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the flags of {@code run} and {@code replay} ask for, worked out in Falco's order. */
final class DetectionRequest {
  private static final Path DEFAULT_CONFIG = Path.of("/etc/falco/falco.yaml");

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
    } else if (flags.configSchema) {
      console.print(ConfigSchema.json());
    } else if (flags.ruleSchema) {
      console.print(RuleSchema.json());
    } else if (flags.pageSize) {
      console.println("Your system page size is: " + SupportReport.pageSizeBytes() + " bytes");
    } else if (flags.listPlugins) {
      Map<String, String> plugins = LoadOptions.defaults().pluginVersions();
      console.println(plugins.size() + " Plugins Loaded:\n");
      plugins.forEach(
          (name, version) -> console.println("Name: " + name + "\nVersion: " + version));
    } else if (flags.listFields != null) {
      checkSource(flags.listFields, "--list");
      console.print(FieldListing.print(format, flags.namesOnly));
    } else if (!flags.validate.isEmpty()) {
      return new Validation(console, config()).validate(flags.validate);
    } else if (flags.support) {
      console.println(SupportReport.json(config(), rulesFiles()));
    } else {
      RuleSet rules = load();
      console.print(
          config().form().json()
              ? RulesJson.print(loading().describe(rulesFiles()), flags.describeRule)
              : RuleListing.print(rules, flags.describeRule));
    }
    return 0;
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

  /** The rules that flags and configuration name, switched as they say. */
  RuleSet load() throws FailedException {
    checkSources();
    RuleSet rules = loading().load(rulesFiles());
    if (flags.dryRun && flags.verbose) {
      tellSystemCalls(rules);
    }
    return rules;
  }

  private RuleLoading loading() throws FailedException {
    return new RuleLoading(console, config(), flags.addition, flags.verbose);
  }

  /** What a live system would be asked for. */
  private void tellSystemCalls(RuleSet rules) throws FailedException {
    SortedSet<String> names = new TreeSet<>();
    Set<String> running = new HashSet<>();
    rules.rules().stream().filter(rules::runs).forEach(rule -> running.add(rule.name()));
    for (RuleDescription rule : loading().describe(rulesFiles()).rules()) {
      if (running.contains(rule.rule().name())
          && rule.rule().source().equals(LoadOptions.SYSCALL)) {
        names.addAll(rule.condition().systemCalls());
      }
    }
    SystemCallSelection selection = SystemCallSelection.of(config().baseSyscalls(), names);
    selection.explanation().forEach(console::tell);
    selection.warnings().forEach(warning -> console.tell("warning: " + warning));
  }

  /**
   * How to run.
   *
   * @param service whether this is the service, and not a look at some captures
   */
  Detection.Settings settings(boolean service) throws FailedException {
    writePidFile();
    return new Detection.Settings(config(), flags.seconds, flags.dryRun, flags.verbose, service);
  }

  private List<Path> rulesFiles() throws FailedException {
    return RuleFiles.expand(flags.rules.isEmpty() ? config().rules().files() : flags.rules);
  }

  private Config readConfig() throws FailedException {
    Path file = flags.configFile;
    if (file != null && !Files.exists(file)) {
      throw new FailedException("no such configuration file: file=" + file);
    }
    if (file == null && Files.exists(DEFAULT_CONFIG)) {
      file = DEFAULT_CONFIG;
    }
    List<String> options = new ArrayList<>(flags.options);
    if (flags.unbuffered) {
      options.add("buffered_outputs=false");
    }
    ConfigResult result = new ConfigLoader(console.environment()).load(file, options);
    long errors = result.problems().stream().filter(ConfigProblem::isError).count();
    result.problems().forEach(problem -> console.tell(problem.render()));
    Config read = result.config();
    if (read == null) {
      throw new FailedException("the configuration is not usable: errors=" + errors);
    }
    if (!read.withoutEffect().isEmpty()) {
      console.tell(
          "warning: settings whose feature is not there yet, they have no effect: "
              + String.join(", ", read.withoutEffect()));
    }
    return read;
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

  private void writePidFile() throws FailedException {
    Path file = flags.pidFile;
    if (file != null) {
      try {
        Files.writeString(
            file, Long.toString(ProcessHandle.current().pid()), StandardCharsets.US_ASCII);
      } catch (IOException e) {
        throw new FailedException("can not write the process id: file=" + file, e);
      }
    }
  }
}
