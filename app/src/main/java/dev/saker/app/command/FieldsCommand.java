package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.listing.FieldListing;
import dev.saker.app.listing.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists fields. */
@Command(
    name = "fields",
    header = "List the fields that rules and outputs can use.",
    sortOptions = false)
final class FieldsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin HelpOption help;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown or json. Default: ${DEFAULT-VALUE}.")
  private String format = "";

  @Option(names = "-N", description = "Only names.")
  private boolean namesOnly;

  FieldsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    console.print(FieldListing.print(Format.parse(format), namesOnly));
    return 0;
  }
}
