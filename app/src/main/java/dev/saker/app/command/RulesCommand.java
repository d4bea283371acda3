package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.app.config.ConfigLoader;
import dev.saker.app.config.ConfigPaths;
import dev.saker.app.listing.Format;
import dev.saker.app.listing.RuleExplanation;
import dev.saker.app.listing.RuleListing;
import dev.saker.app.listing.RulesJson;
import dev.saker.app.run.RuleFiles;
import dev.saker.rules.FileResult;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works on rules files. */
@Command(
    name = "rules",
    header = "Check, explain and list rules files.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class RulesCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Mixin HelpOption help;

  RulesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(spec.commandLine().getUsageMessage());
    return 0;
  }

  @Command(
      name = "check",
      header = "Say everything that is wrong with rules files.",
      description = {
        "",
        "Files are read in order, each knows what those before it define. Hints tell of rules that load, but never"
            + " match, match too much or cost more than they need to; they do not change the exit status.",
        ""
      })
  int check(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Rules files, or folders of them.")
          List<Path> files,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "text or json. Default: ${DEFAULT-VALUE}.")
          String format,
      @Mixin HelpOption helpOption)
      throws FailedException {
    LoadResult result = load(files);
    List<Problem> hints = result.rules().map(RuleSet::hints).orElse(List.of());
    console.println(
        Format.parse(format) == Format.JSON
            ? LoadReport.json(result, hints)
            : LoadReport.text(result, true, hints).stripTrailing());
    if (result.requirement().isPresent()) {
      throw new FailedException(result.requirement().get());
    }
    return result.files().stream().allMatch(FileResult::successful) ? 0 : 1;
  }

  @Command(
      name = "list",
      header = "List the rules of rules files.",
      description = {"", "Name and description, or with --format json everything.", ""})
  int list(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Rules files, or folders of them.")
          List<Path> files,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "text or json. Default: ${DEFAULT-VALUE}.")
          String format,
      @Mixin HelpOption helpOption)
      throws FailedException {
    boolean json = Format.parse(format) == Format.JSON;
    RuleLoader loader = new RuleLoader(LoadOptions.defaults());
    LoadResult result = json ? loader.loadAndDescribe(read(files)) : loader.load(read(files));
    RuleSet rules = usable(result);
    console.print(
        json
            ? RulesJson.print(result.description().orElseThrow(), null)
            : RuleListing.print(rules, null));
    return 0;
  }

  @Command(
      name = "explain",
      header = "Tell what a rule means and how events are held against it.",
      description = {
        "",
        "The condition with its macros, the events, and the order in which its parts are asked, beside the other rules"
            + " of the files. Without files, the rules of the configuration in /etc/falco are taken.",
        ""
      })
  int explain(
      @Parameters(index = "0", paramLabel = "RULE", description = "Name of the rule.") String name,
      @Parameters(
              index = "1..*",
              paramLabel = "FILE",
              arity = "0..*",
              description = "Rules files, or folders of them.")
          List<Path> files,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "text or json. Default: ${DEFAULT-VALUE}.")
          String format,
      @Mixin HelpOption helpOption)
      throws FailedException {
    RuleSet rules = usable(load(files == null ? configured() : files));
    Rule rule =
        rules.rules().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new FailedException("no such rule: rule=" + name));
    RuleExplanation explanation =
        new RuleExplanation(rules, rule, new StateFields(new SystemState(StateOptions.DEFAULT)));
    console.print(Format.parse(format) == Format.JSON ? explanation.json() : explanation.text());
    return 0;
  }

  private List<Path> configured() throws FailedException {
    Path file = ConfigPaths.mainFile(null);
    Config config = new ConfigLoader(console.environment()).load(file, List.of()).config();
    if (config == null) {
      throw new FailedException("the configuration is not usable: file=" + file);
    }
    return config.rules().files();
  }

  /** The rules, or what is wrong with them on standard error. */
  private RuleSet usable(LoadResult result) throws FailedException {
    if (result.requirement().isPresent()) {
      throw new FailedException(result.requirement().get());
    }
    RuleSet rules = result.rules().orElse(null);
    if (rules == null) {
      console.tell(LoadReport.text(result, false).stripTrailing());
      throw new FailedException("the rules are not usable");
    }
    return rules;
  }

  private static LoadResult load(List<Path> files) throws FailedException {
    return new RuleLoader(LoadOptions.defaults()).load(read(files));
  }

  private static List<RuleFile> read(List<Path> files) throws FailedException {
    return RuleFiles.read(RuleFiles.expand(new ArrayList<>(files)));
  }
}
