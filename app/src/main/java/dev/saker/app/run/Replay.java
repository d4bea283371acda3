package dev.saker.app.run;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.config.Config;
import dev.saker.app.config.ServiceConfig;
import dev.saker.app.metrics.Figures;
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
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Drives the engine through captures. One thread runs them; {@link #stop} and {@link #change} may
 * come from others.
 */
final class Replay {
  private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;
  private static final long NS_PER_MS = 1_000_000L;
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
   * What works on the current capture.
   *
   * @param thread who runs it
   * @param mayWait whether the next event may never come, as behind a pipe
   */
  private record Running(
      Engine engine,
      Detector detector,
      @Nullable Recorder recorder,
      ProfilingHandler profiling,
      FaultGuard guard,
      SystemState state,
      Thread thread,
      boolean mayWait) {}

  Replay(Console console, Setup setup, Outputs outputs, Detection.Settings settings) {
    this.console = console;
    this.setup = setup;
    this.outputs = outputs;
    this.settings = settings;
    this.profile = profile(setup, settings);
  }

  /** Waits without a source of events until the time is over or somebody ends it. */
  void idle() throws SourceException {
    try (NoEvents source = new NoEvents(settings.seconds())) {
      Engine engine = begin(source, newState(), true);
      try {
        engine.doWork(1);
      } finally {
        end(engine.shown());
      }
    }
  }

  void run(Path capture) throws SourceException {
    SystemState state = newState();
    aliveNs = System.nanoTime();
    try (CaptureReader reader = CaptureReader.open(capture, state)) {
      Engine engine = begin(reader, state, reader.sizeBytes() <= 0);
      Progress progress = new Progress(console.status(), System::nanoTime, reader.sizeBytes());
      try {
        while (engine.doWork(EVENTS_BETWEEN_LOOKS) == EVENTS_BETWEEN_LOOKS) {
          progress.update(engine.shown(), reader.bytesRead());
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

  private SystemState newState() {
    return new SystemState(
        new StateOptions(
            setup().config().maxThreads(),
            StateOptions.DEFAULT.maxDescriptors(),
            StateOptions.DEFAULT.purgeIntervalNs(),
            StateOptions.DEFAULT.threadTimeoutNs()));
  }

  private Engine begin(EventSource source, SystemState state, boolean mayWait) {
    Engine.Limits limits =
        new Engine.Limits(Long.MAX_VALUE, Math.multiplyExact(settings.seconds(), 1_000_000_000L));
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
      FaultGuard guard = new FaultGuard(withLossWatch(profiling), this::tellFault);
      EventSource shown = recorder == null ? source : new RecordingSource(source, recorder);
      Engine engine = new Engine(shown, state, guard, limits);
      running =
          new Running(
              engine, detector, recorder, profiling, guard, state, Thread.currentThread(), mayWait);
      if (stopped) {
        engine.stop();
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

  /** A capture tells of no lost events, but they can be made up. */
  private EventHandler withLossWatch(EventHandler handler) {
    ServiceConfig.Drops drops = setup.config().service().drops();
    if (!drops.simulated()) {
      return handler;
    }
    LossWatch watch =
        new LossWatch(
            LossWatch.Losses.NONE,
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
   * Ends the current capture before its next event, and begins no other. Returns when it has ended,
   * or a moment later: then a wait for the next event of a pipe is ended.
   */
  void stop() {
    synchronized (changing) {
      stopped = true;
      if (running != null) {
        running.engine().stop();
      }
      try {
        awaitEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (running != null && running.mayWait()) {
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
      current.detector().replaceRules(evaluator);
    }
  }

  /** What it goes by. */
  Setup setup() {
    synchronized (changing) {
      return setup;
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
      return running == null || running.mayWait() ? 0 : System.nanoTime() - aliveNs;
    }
  }

  /** Who watched for lost events; null when nobody did. */
  @Nullable LossWatch lossWatch() {
    return lossWatch;
  }

  MatchCounts counts() {
    return counts;
  }

  /** Events of the captures that ended at which the rules failed by mistake. */
  long faults() {
    return faults;
  }

  /** Events of the captures that ended. */
  long events() {
    return events;
  }
}
