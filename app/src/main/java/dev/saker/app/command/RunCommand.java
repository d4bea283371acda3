package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.app.run.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Detects as the configuration says. */
@Command(
    name = "run",
    header = "Detect as falco.yaml says; takes the flags of Falco.",
    description = {
      "",
      "Reads the configuration, loads the rules it names and works until the source of events ends. What is called"
          + " with falco [OPTION...] is called with saker run [OPTION...]. So far engine.kind must be replay or nodriver.",
      ""
    },
    customSynopsis = "saker run [-c FILE] [-o KEY=VALUE]... [-r RULES]... [FLAGS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  saker run -c falco.yaml -r rules.yaml -o engine.kind=replay -o engine.replay.capture_file=capture.scap",
      "  saker run -V rules.yaml -o json_output=true"
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;
  @Mixin HelpOption help;
  @Mixin private DetectionOptions flags;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    DetectionRequest request = new DetectionRequest(console, flags);
    if (request.answersQuestion()) {
      return request.answer();
    }
    Setup setup = request.read();
    Config.Engine engine = setup.config().engine();
    if (flags.dryRun) {
      return request.detect(setup, List.of(), true, null);
    }
    if (engine.kind() == Config.EngineKind.NODRIVER) {
      console.log().info("no events will come: engine.kind=nodriver");
      return request.detect(setup, List.of(), true, null);
    }
    if (engine.kind() != Config.EngineKind.REPLAY) {
      throw new FailedException(
          "live capture is not there yet: engine.kind="
              + engine.kind().name().toLowerCase(Locale.ROOT)
              + " (replay a capture with 'saker replay FILE', or with engine.kind=replay)");
    }
    if (engine.captureFile().isEmpty()) {
      throw new FailedException(
          "which capture? engine.kind=replay needs engine.replay.capture_file");
    }
    return request.detect(setup, List.of(Path.of(engine.captureFile())), true, null);
  }
}
