package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program without a command: its help. */
@Command(
    name = "saker",
    description = {
      "Runtime security for Linux hosts, containers and Kubernetes.",
      "",
      "Saker holds what programs do against rules and raises an alert when one matches. It takes Falco's rule"
          + " files, falco.yaml and .scap captures as they are.",
      ""
    },
    synopsisHeading = "Usage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with:",
      "  saker replay examples/intrusion.scap -r examples/rules.yaml   what do these rules find in this capture?",
      "  saker read examples/intrusion.scap proc.name = bash           what did bash do in it?",
      "  saker rules check my_rules.yaml                               is my rule file right?",
      "  saker fields                                                  what can a rule ask for?",
      "",
      "'saker COMMAND --help' explains a command. Exit status: 0, or 1 when something was wrong."
    })
final class SakerCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Mixin HelpOption help;

  @Option(names = "--version", description = "Print versions and exit.")
  private boolean version;

  SakerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(version ? Version.text() : spec.commandLine().getUsageMessage());
    return 0;
  }
}
