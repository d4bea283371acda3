package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.engine.Detector;
import dev.saker.engine.Engine;
import dev.saker.engine.MatchCounts;
import dev.saker.events.SourceException;
import dev.saker.outputs.OutputStatus;
import dev.saker.outputs.Outputs;
import dev.saker.rules.Evaluation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds captures against rules and delivers the alerts. */
public final class Detection {
  private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;

  private final Console console;
  private final RuleSet rules;
  private final Settings settings;
  private final MatchCounts counts = new MatchCounts();
  private long events;

  /**
   * How to run.
   *
   * @param config where alerts go and how they look
   * @param seconds event time after which to stop; 0 for no limit
   * @param dryRun whether everything but reading events is done
   * @param verbose whether the time taken is told
   * @param service whether this is the service, and not a look at some captures
   */
  public record Settings(
      Config config, long seconds, boolean dryRun, boolean verbose, boolean service) {}

  public Detection(Console console, RuleSet rules, Settings settings) {
    this.console = console;
    this.rules = rules;
    this.settings = settings;
  }

  /**
   * Replays captures one after the other, each as a system of its own. All alerts before damage in
   * a capture are delivered, and the summary printed, before the damage is reported.
   *
   * @return exit status
   */
  public int replay(List<Path> captures) throws FailedException {
    if (settings.dryRun()) {
      return 0;
    }
    long startNs = System.nanoTime();
    @Nullable String failure = null;
    Outputs outputs =
        new OutputsSetup(console, settings.config(), settings.service())
            .start(problem -> console.tellOnly("Error: " + problem.message()));
    try {
      for (Path capture : captures) {
        replay(capture, outputs);
      }
    } catch (SourceException e) {
      failure = String.valueOf(e.getMessage());
    } finally {
      console.status().erase();
      outputs.close();
    }
    if (failure != null && events == 0) {
      throw new FailedException(failure);
    }
    console.print(Summary.of(rules, counts));
    if (settings.verbose()) {
      console.tell(Summary.speed(events, System.nanoTime() - startNs));
    } else {
      console.tell("events processed: " + events);
    }
    if (failure == null) {
      failure = lostAlerts(outputs);
    }
    if (failure != null) {
      throw new FailedException(failure);
    }
    return 0;
  }

  private void replay(Path capture, Outputs outputs) throws SourceException {
    Config config = settings.config();
    SystemState state =
        new SystemState(
            new StateOptions(
                config.maxThreads(),
                StateOptions.DEFAULT.maxDescriptors(),
                StateOptions.DEFAULT.purgeIntervalNs(),
                StateOptions.DEFAULT.threadTimeoutNs()));
    StateFields fields =
        new StateFields(
            state, console.zone(), config.rules().staticFields(), config.form().base64Buffers());
    Detector detector =
        new Detector(
            rules.evaluator(
                LoadOptions.SYSCALL,
                fields,
                config.rules().matching(),
                Evaluation.preferred(),
                warning -> console.tell("Warning: " + warning)),
            outputs,
            Hostname.of(console.environment()),
            counts,
            failure -> console.tell("Error: " + failure.getMessage()));
    Engine.Limits limits =
        new Engine.Limits(Long.MAX_VALUE, Math.multiplyExact(settings.seconds(), 1_000_000_000L));
    try (CaptureReader reader = CaptureReader.open(capture, state)) {
      Engine engine = new Engine(reader, state, detector, limits);
      console.onStop(engine::stop);
      Progress progress = new Progress(console.status(), System::nanoTime, reader.sizeBytes());
      try {
        while (engine.doWork(EVENTS_BETWEEN_LOOKS) == EVENTS_BETWEEN_LOOKS) {
          progress.update(engine.shown(), reader.bytesRead());
        }
      } finally {
        events += engine.shown();
      }
    }
  }

  private static @Nullable String lostAlerts(Outputs outputs) {
    for (OutputStatus status : outputs.status()) {
      if (status.lost() > 0) {
        String reason = status.lastFailure();
        return "alerts not delivered: output="
            + status.output()
            + " alerts="
            + status.lost()
            + (reason == null ? "" : ": " + reason);
      }
    }
    return null;
  }
}
