package dev.saker.app.run;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.config.Config;
import dev.saker.app.config.ServiceConfig;
import dev.saker.app.metrics.Figures;
import dev.saker.capture.ProbeCounters;
import dev.saker.engine.Detector;
import dev.saker.engine.Engine;
import dev.saker.engine.EventHandler;
import dev.saker.engine.FaultGuard;
import dev.saker.engine.LossWatch;
import dev.saker.engine.MatchCounts;
import dev.saker.engine.ProfilingHandler;
import dev.saker.engine.recording.Recorder;
import dev.saker.engine.recording.RecordingSource;
import dev.saker.events.EventSource;
import dev.saker.events.SourceException;
import dev.saker.outputs.Outputs;
import dev.saker.rules.Evaluation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.rules.profile.RuleProfiler;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.channels.ClosedByInterruptException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Drives the engine through the events of feeds, one feed after the other. One thread runs them;
 * {@link #stop} and {@link #change} may come from others.
 */
final class Replay {
  private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;
  private static final long NS_PER_MS = 1_000_000L;
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long GRACE_NS = 500 * NS_PER_MS;

  private final Console console;
  private final Outputs outputs;
  private final Detection.Settings settings;
  private final MatchCounts counts = new MatchCounts();
  private final Object changing = new Object();
  private Setup setup;
  private @Nullable Running running;
  private volatile boolean stopped;
  private volatile long aliveNs = System.nanoTime();
  private volatile long events;

  /** What rules cost since they were loaded; null when they are not measured. */
  private volatile @Nullable RuleProfile profile;

  private @Nullable String exitReason;
  private @Nullable LossWatch lossWatch;
  private long faults;

  /**
   * What works on the current feed.
   *
   * @param thread who runs it
   */
  private record Running(
      Engine engine,
      Detector detector,
      @Nullable Recorder recorder,
      ProfilingHandler profiling,
      FaultGuard guard,
      SystemState state,
      Thread thread,
      Feed feed) {}

  Replay(Console console, Setup setup, Outputs outputs, Detection.Settings settings) {
    this.console = console;
    this.setup = setup;
    this.outputs = outputs;
    this.settings = settings;
    this.profile = profile(setup, settings);
  }

  void run(Feed.Opener opener) throws SourceException {
    SystemState state = new SystemState(opener.stateOptions(setup().config()));
    aliveNs = System.nanoTime();
    long startNs = System.nanoTime();
    try (Feed feed = opener.open(state, () -> onIdle(startNs))) {
      Engine engine = begin(feed, state);
      Progress progress = new Progress(console.status(), System::nanoTime, feed.sizeBytes());
      try {
        while (engine.doWork(EVENTS_BETWEEN_LOOKS) == EVENTS_BETWEEN_LOOKS) {
          progress.update(engine.shown(), feed.bytesRead());
          aliveNs = System.nanoTime();
        }
        if (exitReason != null) {
          throw new SourceException(exitReason);
        }
      } catch (SourceException e) {
        if (!(e.getCause() instanceof ClosedByInterruptException)) {
          throw e;
        }
      } finally {
        end(engine.shown());
      }
    }
  }

  /** No event comes: the time to stop may come nevertheless. */
  private void onIdle(long startNs) {
    long nowNs = System.nanoTime();
    aliveNs = nowNs;
    if (settings.seconds() > 0 && nowNs - startNs >= settings.seconds() * NS_PER_SECOND) {
      stopEngine();
    }
  }

  private Engine begin(Feed feed, SystemState state) {
    Engine.Limits limits =
        new Engine.Limits(Long.MAX_VALUE, Math.multiplyExact(settings.seconds(), NS_PER_SECOND));
    synchronized (changing) {
      StateFields fields = fields(setup, state);
      Recorder recorder = Recordings.recorder(console, outputs, setup.config().recording(), state);
      Detector detector =
          new Detector(
              evaluator(setup, fields),
              outputs,
              Hostname.of(console.environment()),
              counts,
              failure -> console.log().error(String.valueOf(failure.getMessage())),
              recorder);
      ProfilingHandler profiling = new ProfilingHandler(detector, profiler(setup, fields));
      FaultGuard guard = new FaultGuard(withLossWatch(profiling, feed.losses()), this::tellFault);
      EventSource source = feed.source();
      EventSource shown = recorder == null ? source : new RecordingSource(source, recorder);
      Engine engine = new Engine(shown, state, guard, limits);
      running =
          new Running(
              engine, detector, recorder, profiling, guard, state, Thread.currentThread(), feed);
      if (stopped) {
        stopEngine();
      }
      return engine;
    }
  }

  private void end(long shown) {
    synchronized (changing) {
      if (running != null) {
        faults += running.guard().faults();
        // Whoever ended the wait for an event did not mean the recording that is to be completed.
        Thread.interrupted();
        if (running.recorder() != null) {
          running.recorder().close();
        }
      }
      running = null;
      events += shown;
      Thread.interrupted();
      changing.notifyAll();
    }
  }

  private void tellFault(String fault) {
    console.log().error(fault);
    String hostname = Hostname.of(console.environment());
    outputs.raise(
        InternalAlert.RULE_FAILED.at(Now.timestampNs(), hostname, fault, new TreeMap<>()));
  }

  private @Nullable RuleProfiler profiler(Setup next, StateFields fields) {
    RuleProfile figures = profile;
    return figures == null ? null : next.rules().profiler(LoadOptions.SYSCALL, fields, figures);
  }

  /** Where the figures of a setup go; null when its rules are not measured. */
  private static @Nullable RuleProfile profile(Setup setup, Detection.Settings settings) {
    Profiling asked = settings.profiling();
    if (asked != null) {
      return asked.profile();
    }
    int every = setup.config().service().profileEvery();
    return settings.service() && every > 0 ? new RuleProfile(every) : null;
  }

  /** A source that tells of no lost events needs no watch, unless they are made up. */
  private EventHandler withLossWatch(EventHandler handler, LossWatch.Losses losses) {
    ServiceConfig.Drops drops = setup.config().service().drops();
    boolean told = drops.simulated() || !losses.equals(LossWatch.Losses.NONE);
    if (!told) {
      return handler;
    }
    LossWatch watch =
        new LossWatch(
            losses,
            new LossWatch.Options(
                drops.threshold(), drops.perSecond(), drops.burst(), drops.simulated()),
            Hostname.of(console.environment()),
            alert -> act(drops.actions(), alert));
    lossWatch = watch;
    return event -> {
      watch.onEvent(event.timestampNs());
      handler.onEvent(event);
    };
  }

  private void act(Set<ServiceConfig.Drops.Action> actions, Alert alert) {
    for (ServiceConfig.Drops.Action action : new TreeSet<>(actions)) {
      switch (action) {
        case LOG -> console.log().say(Priority.DEBUG, alert.message());
        case ALERT -> outputs.accept(alert);
        case EXIT -> {
          console.log().say(Priority.CRITICAL, alert.message());
          console.log().say(Priority.CRITICAL, "Exiting.");
          exitReason = "events were lost, and syscall_event_drops.actions has exit";
          stopEngine();
        }
      }
    }
  }

  private void stopEngine() {
    synchronized (changing) {
      if (running != null) {
        running.engine().stop();
        running.feed().stop();
      }
    }
  }

  private StateFields fields(Setup next, SystemState state) {
    Config config = next.config();
    return new StateFields(
        state, console.zone(), config.rules().staticFields(), config.form().base64Buffers());
  }

  private RuleEvaluator evaluator(Setup next, StateFields fields) {
    return next.rules()
        .evaluator(
            LoadOptions.SYSCALL,
            fields,
            next.config().rules().matching(),
            Evaluation.preferred(),
            console.log()::warning);
  }

  /**
   * Ends the current feed before its next event, and begins no other. Returns when it has ended, or
   * a moment later: then a wait for the next event of a pipe is ended.
   */
  void stop() {
    synchronized (changing) {
      stopped = true;
      stopEngine();
      try {
        awaitEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (running != null && running.feed().isPipe()) {
        running.thread().interrupt();
      }
    }
  }

  private void awaitEnd() throws InterruptedException {
    long endNs = System.nanoTime() + GRACE_NS;
    long leftMs = GRACE_NS / NS_PER_MS;
    while (running != null && leftMs > 0) {
      changing.wait(leftMs);
      leftMs = (endNs - System.nanoTime()) / NS_PER_MS;
    }
  }

  /** Goes by another setup from the next event on. The time it takes is the caller's. */
  void change(Setup next) {
    Running current;
    synchronized (changing) {
      setup = next;
      profile = profile(next, settings);
      current = running;
    }
    if (current != null) {
      // Fields of their own: those of the rules in use are not touched.
      StateFields fields = fields(next, current.state());
      RuleEvaluator evaluator = evaluator(next, fields);
      evaluator.prepare();
      current.profiling().replaceProfiler(profiler(next, fields));
      // The kernel may send more or less from now on; the new rules come once it sends enough.
      current.feed().follow(next);
      current.detector().replaceRules(evaluator);
    }
  }

  /** What it goes by. */
  Setup setup() {
    synchronized (changing) {
      return setup;
    }
  }

  /** What the kernel counted so far; null where nothing is counted. */
  @Nullable ProbeCounters counters() {
    synchronized (changing) {
      return running == null ? null : running.feed().counters();
    }
  }

  /** How far it is. */
  Figures.Progress progress() {
    synchronized (changing) {
      return running == null
          ? new Figures.Progress(events, counts.byRule(), null, 0)
          : new Figures.Progress(
              events + running.engine().shown(),
              counts.byRule(),
              running.state().counters(),
              running.state().threads().size());
    }
  }

  /** What the rules in use cost; null when they are not measured. */
  @Nullable RuleProfile profile() {
    return profile;
  }

  /** How long nothing has moved although there is something to do, in nanoseconds. */
  long stuckNs() {
    synchronized (changing) {
      return running == null || running.feed().isPipe() ? 0 : System.nanoTime() - aliveNs;
    }
  }

  /** Who watched for lost events; null when nobody did. */
  @Nullable LossWatch lossWatch() {
    return lossWatch;
  }

  MatchCounts counts() {
    return counts;
  }

  /** Events of the feeds that ended at which the rules failed by mistake. */
  long faults() {
    return faults;
  }

  /** Events of the feeds that ended. */
  long events() {
    return events;
  }
}
