package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.listing.Format;
import dev.saker.app.run.Profiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds captures against rules. */
@Command(
    name = "replay",
    header = "Hold the events of capture files against rules.",
    description = {
      "",
      "Alerts go where the configuration says, by default to standard output, with a summary at the end. Takes the"
          + " flags of Falco; engine.kind and engine.replay.capture_file are set by this command.",
      ""
    },
    customSynopsis = "saker replay FILE... -r RULES... [FLAGS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  saker replay capture.scap -r rules.yaml",
      "  saker replay monday.scap tuesday.scap -r rules.d -o json_output=true -o priority=warning"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin HelpOption help;
  @Mixin private DetectionOptions flags;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Capture files, one after the other.")
  private List<Path> captures = new ArrayList<>();

  @Option(
      names = "--profile",
      arity = "0..1",
      fallbackValue = "text",
      paramLabel = "FORMAT",
      preprocessor = OptionalValue.class,
      description =
          "Measure rules and macros, and print the figures at the end: --profile for text, --profile=json.")
  private @Nullable String profile;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    DetectionRequest request = new DetectionRequest(console, flags);
    if (request.answersQuestion()) {
      return request.answer();
    }
    if (captures.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "which capture? Expected a FILE");
    }
    return request.detect(request.read(), captures, false, profiling());
  }

  private @Nullable Profiling profiling() throws FailedException {
    return profile == null ? null : new Profiling(Format.parse(profile));
  }

  /** Takes a value only when it stands behind an equals sign, so that a file may follow. */
  static final class OptionalValue implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push("text");
      }
      return false;
    }
  }
}
