package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.app.run.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Detects as the configuration says. */
@Command(
    name = "run",
    header = "Detect as falco.yaml says; takes the flags of Falco.",
    description = {
      "",
      "Reads the configuration, loads the rules it names and watches this machine until it is stopped; with"
          + " engine.kind=replay, works through a capture. What is called with falco [OPTION...] is called with saker"
          + " run [OPTION...].",
      ""
    },
    customSynopsis = "saker run [-c FILE] [-o KEY=VALUE]... [-r RULES]... [FLAGS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sudo saker run -r rules.yaml",
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
    return switch (engine.kind()) {
      case MODERN_EBPF -> request.watch(setup);
      case REPLAY -> request.detect(setup, List.of(capture(engine)), true, null);
      case NODRIVER -> {
        console.log().info("no events will come: engine.kind=nodriver");
        yield request.detect(setup, List.of(), true, null);
      }
      case KMOD ->
          throw new FailedException(
              "there is no kernel module: engine.kind=kmod (use engine.kind=modern_ebpf)");
    };
  }

  private static Path capture(Config.Engine engine) throws FailedException {
    if (engine.captureFile().isEmpty()) {
      throw new FailedException(
          "which capture? engine.kind=replay needs engine.replay.capture_file");
    }
    return Path.of(engine.captureFile());
  }
}
