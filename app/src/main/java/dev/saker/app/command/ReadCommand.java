package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.run.EventPrinting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints events. */
@Command(
    name = "read",
    header = "Print the events of a capture file.",
    description = {
      "",
      "One line per event, as 'sysdig -r' does. What follows the file is one condition of the rule language.",
      ""
    },
    customSynopsis = "saker read FILE [FILTER...] [-n NUMBER] [-p FORMAT]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  saker read capture.scap",
      "  saker read capture.scap 'evt.type in (open, openat) and fd.name startswith /etc'",
      "  saker read capture.scap -n 10 -p '%%proc.name %%proc.pid' evt.type = execve"
    })
final class ReadCommand implements Callable<Integer> {
  private final Console console;

  @Mixin HelpOption help;

  @Option(
      names = {"-p", "--print"},
      paramLabel = "FORMAT",
      description = {
        "What to print of each event: text with %%fields. With a * in front, a missing value prints as <NA>; without,"
            + " an event that lacks a value is left out. Default: "
            + EventPrinting.DEFAULT_FORMAT_ESCAPED
      })
  private String format = EventPrinting.DEFAULT_FORMAT;

  @Option(
      names = "-n",
      paramLabel = "NUMBER",
      description = "Stop after this many events have been printed.")
  private long most = Long.MAX_VALUE;

  @Parameters(index = "0", paramLabel = "FILE", description = "Capture file.")
  private @Nullable Path capture;

  @Parameters(
      index = "1..*",
      paramLabel = "FILTER",
      description = "Condition that events must fulfil.")
  private List<String> filter = new ArrayList<>();

  ReadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return new EventPrinting(console, format, String.join(" ", filter), most)
        .print(Objects.requireNonNull(capture));
  }
}
