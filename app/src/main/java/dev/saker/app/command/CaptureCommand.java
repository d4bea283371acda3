package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.run.LiveRecording;
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

/** Records this machine. */
@Command(
    name = "capture",
    header = "Record what happens on this machine as a capture file.",
    description = {
      "",
      "The file begins with what runs already, and is complete when the recording ends: with -M, -n, or Ctrl-C."
          + " It is compressed when its name ends in .gz. Needs root.",
      ""
    },
    customSynopsis = "saker capture -w FILE [FILTER...] [-M SECONDS] [-n NUMBER]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sudo saker capture -w all.scap.gz -M 10",
      "  sudo saker capture -w shells.scap 'proc.name in (bash, sh)'"
    })
final class CaptureCommand implements Callable<Integer> {
  private static final int MOST_SNAP_BYTES = 0xfff0;

  private final Console console;
  @Mixin HelpOption help;

  @Option(names = "-w", paramLabel = "FILE", required = true, description = "Where it goes.")
  private @Nullable Path file;

  @Option(names = "-M", paramLabel = "SECONDS", description = "Stop after this time.")
  private long seconds;

  @Option(names = "-n", paramLabel = "NUMBER", description = "Stop after this many events.")
  private long most = Long.MAX_VALUE;

  @Option(
      names = "-s",
      paramLabel = "BYTES",
      description = "Keep so many bytes of data that is read and written. Default: 80.")
  private int snapBytes = 80;

  @Parameters(
      index = "0..*",
      paramLabel = "FILTER",
      description = "Condition that events must fulfil.")
  private List<String> filter = new ArrayList<>();

  CaptureCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return new LiveRecording(
            console,
            String.join(" ", filter),
            new LiveRecording.Limits(seconds, most, Math.clamp(snapBytes, 0, MOST_SNAP_BYTES)))
        .record(Objects.requireNonNull(file));
  }
}
