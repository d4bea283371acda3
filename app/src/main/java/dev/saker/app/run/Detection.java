package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Wish;
import dev.saker.app.config.Config;
import dev.saker.engine.LossWatch;
import dev.saker.engine.MatchCounts;
import dev.saker.events.SourceException;
import dev.saker.outputs.OutputStatus;
import dev.saker.outputs.Outputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds events against rules and delivers the alerts, from the start to the summary. */
public final class Detection {
  private final Console console;
  private final Setup setup;
  private final Settings settings;
  private final Supplier<SetupReading> readings;

  /**
   * How to run.
   *
   * @param seconds event time after which to stop; 0 for no limit
   * @param verbose whether the time taken is told
   * @param service whether this is the service, and not a look at some captures
   * @param profiling measures rules; null when they are not to be measured
   */
  public record Settings(
      long seconds, boolean verbose, boolean service, @Nullable Profiling profiling) {}

  /**
   * Makes a detection.
   *
   * @param setup what it goes by at first
   * @param readings readings of what it shall go by later, when that is wished
   */
  public Detection(
      Console console, Setup setup, Settings settings, Supplier<SetupReading> readings) {
    this.console = console;
    this.setup = setup;
    this.settings = settings;
    this.readings = readings;
  }

  /**
   * Replays captures one after the other, each as a system of its own. All alerts before damage in
   * a capture are delivered, and the summary printed, before the damage is reported.
   *
   * @param captures capture files; without any, there are no events, only what goes on around them
   * @return exit status
   */
  public int replay(List<Path> captures) throws FailedException {
    List<Feed.Opener> feeds = new ArrayList<>();
    for (Path capture : captures) {
      feeds.add((state, idle) -> CaptureFeed.open(capture, state));
    }
    if (feeds.isEmpty()) {
      feeds.add((state, idle) -> new NoFeed(settings.seconds()));
    }
    return run(outputs -> feeds);
  }

  /**
   * Watches this machine until it is told to stop, or the time is over.
   *
   * @return exit status
   */
  public int watch() throws FailedException {
    return run(
        outputs -> List.of(LiveFeed.opener(console, setup, new SourceAlerts(console, outputs))));
  }

  private int run(Function<Outputs, List<Feed.Opener>> feeds) throws FailedException {
    long startNs = System.nanoTime();
    @Nullable String failure = null;
    Config config = setup.config();
    OutputProblems problems = new OutputProblems(console, settings.service());
    Outputs outputs = new OutputsSetup(console, config, settings.service()).start(problems::accept);
    problems.raiseTo(outputs);
    Replay replay = new Replay(console, setup, outputs, settings);
    console.on(Wish.STOP, replay::stop);
    console.on(Wish.REOPEN, outputs::reopen);
    Service service =
        settings.service() ? Service.start(console, replay, outputs, setup, readings) : null;
    try {
      for (Feed.Opener feed : feeds.apply(outputs)) {
        replay.run(feed);
      }
    } catch (SourceException e) {
      failure = String.valueOf(e.getMessage());
    } finally {
      console.status().erase();
      if (service != null) {
        service.close();
      }
      problems.raiseTo(null);
      outputs.close();
    }
    if (failure != null && replay.events() == 0) {
      throw new FailedException(failure);
    }
    tellSummary(replay, System.nanoTime() - startNs);
    if (failure == null) {
      failure = lostAlerts(outputs);
    }
    if (failure == null && replay.faults() > 0) {
      failure = "rules failed by mistake: events=" + replay.faults();
    }
    if (failure != null) {
      throw new FailedException(failure);
    }
    return 0;
  }

  private void tellSummary(Replay replay, long elapsedNs) {
    MatchCounts counts = replay.counts();
    LossWatch losses = replay.lossWatch();
    if (losses != null) {
      console.tell(Summary.losses(losses));
    }
    console.print(Summary.of(replay.setup().rules(), counts));
    if (settings.profiling() != null) {
      console.print(settings.profiling().report(counts));
    }
    if (settings.verbose()) {
      console.tell(Summary.speed(replay.events(), elapsedNs));
    } else {
      console.tell("events processed: " + replay.events());
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
