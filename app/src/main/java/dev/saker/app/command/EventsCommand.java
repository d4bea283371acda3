package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.listing.EventListing;
import dev.saker.app.listing.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists event types. */
@Command(
    name = "events",
    header = "List the types of events with their parameters.",
    sortOptions = false)
final class EventsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin HelpOption help;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown or json. Default: ${DEFAULT-VALUE}.")
  private String format = "";

  EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    console.print(EventListing.print(Format.parse(format)));
    return 0;
  }
}
