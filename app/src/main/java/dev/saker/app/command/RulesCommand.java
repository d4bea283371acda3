package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.listing.Format;
import dev.saker.app.listing.RuleListing;
import dev.saker.app.listing.RulesJson;
import dev.saker.app.run.RuleFiles;
import dev.saker.rules.FileResult;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
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
    header = "Check and list rules files.",
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
    LoadResult result = load(files);
    if (result.requirement().isPresent()) {
      throw new FailedException(result.requirement().get());
    }
    RuleSet rules = result.rules().orElse(null);
    if (rules == null) {
      console.tell(LoadReport.text(result, false).stripTrailing());
      throw new FailedException("the rules are not usable");
    }
    console.print(
        Format.parse(format) == Format.JSON
            ? RulesJson.print(new RuleLoader(LoadOptions.defaults()).describe(read(files)), null)
            : RuleListing.print(rules, null));
    return 0;
  }

  private static LoadResult load(List<Path> files) throws FailedException {
    return new RuleLoader(LoadOptions.defaults()).load(read(files));
  }

  private static List<RuleFile> read(List<Path> files) throws FailedException {
    return RuleFiles.read(RuleFiles.expand(new ArrayList<>(files)));
  }
}
