package dev.saker.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that {@code run} and {@code replay} share with Falco. */
final class DetectionOptions {
  @Option(
      names = "-c",
      paramLabel = "FILE",
      description = "Configuration file. Default: /etc/falco/falco.yaml, when it is there.")
  @Nullable Path configFile;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "KEY=VALUE",
      description = {
        "Setting that wins over the configuration file. Forms: a.b=value, list[0]=value, list[]=value (a new entry),"
            + " a\\.b=value (a dot in the key), key={...} (YAML or JSON)."
      })
  List<String> options = new ArrayList<>();

  @Option(
      names = "-r",
      paramLabel = "RULES",
      description =
          "Rules file, or folder with *.yaml and *.yml. Replaces rules_files of the configuration.")
  List<Path> rules = new ArrayList<>();

  @Option(
      names = {"-V", "--validate"},
      paramLabel = "RULES",
      description = "Check a rules file and exit. May be given several times.")
  List<Path> validate = new ArrayList<>();

  @Option(names = "-L", description = "List all rules and exit.")
  boolean listRules;

  @Option(names = "-l", paramLabel = "RULE", description = "Describe one rule and exit.")
  @Nullable String describeRule;

  @Option(
      names = "--list",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "SOURCE",
      description = "List the fields that rules can use and exit.")
  @Nullable String listFields;

  @Option(names = "--list-events", description = "List the types of events and exit.")
  boolean listEvents;

  @Option(names = "--list-plugins", description = "List the plugins that are built in and exit.")
  boolean listPlugins;

  @Option(
      names = "-i",
      description = "List the system calls that are not captured by default and exit.")
  boolean ignoredEvents;

  @Option(names = "-N", description = "With --list: only names.")
  boolean namesOnly;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --list and --list-events: text, markdown or json.")
  @Nullable String format;

  @Option(names = "--markdown", description = "The same as --format markdown.")
  boolean markdown;

  @Option(
      names = "-M",
      paramLabel = "SECONDS",
      description = "Stop this long after the first event, in the time of the events.")
  long seconds;

  @Option(
      names = {"-p", "--print"},
      paramLabel = "OUTPUT",
      description =
          "Text added to each alert; c, container, k and kubernetes are taken and add nothing:"
              + " append_output has suggested_output for that.")
  @Nullable String addition;

  @Option(
      names = {"-P", "--pidfile"},
      paramLabel = "FILE",
      description = "Write the process id to a file.")
  @Nullable Path pidFile;

  @Option(
      names = {"-U", "--unbuffered"},
      description = "Write out each alert at once, whatever the configuration says.")
  boolean unbuffered;

  @Option(names = "-v", description = "Say more on standard error.")
  boolean verbose;

  @Option(names = "--dry-run", description = "Read configuration and rules, but no events.")
  boolean dryRun;

  @Option(
      names = "--enable-source",
      paramLabel = "SOURCE",
      description =
          "Use this event source, and none that is not named so. Without effect on captures.")
  List<String> enableSources = new ArrayList<>();

  @Option(
      names = "--disable-source",
      paramLabel = "SOURCE",
      description = "Do not use this event source. Without effect on captures.")
  List<String> disableSources = new ArrayList<>();

  @Option(names = "--version", description = "Print versions and exit.")
  boolean version;

  @Option(
      names = "--plugin-info",
      paramLabel = "NAME",
      description = "Say what a plugin does and exit.")
  @Nullable String pluginInfo;

  @Option(names = "--config-schema", description = "Print the JSON schema of falco.yaml and exit.")
  boolean configSchema;

  @Option(names = "--rule-schema", description = "Print the JSON schema of rules files and exit.")
  boolean ruleSchema;

  @Option(names = "--page-size", description = "Print the size of a memory page and exit.")
  boolean pageSize;

  @Option(
      names = "--support",
      description = "Print versions, configuration and rules as JSON and exit.")
  boolean support;
}
