package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Wish;
import dev.saker.app.config.Config;
import dev.saker.capture.Interest;
import dev.saker.capture.LiveSource;
import dev.saker.capture.Probe;
import dev.saker.capture.ProbeCounters;
import dev.saker.capture.host.HostScan;
import dev.saker.engine.Engine;
import dev.saker.engine.EventHandler;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.kernel.error.KernelException;
import dev.saker.rules.eval.Evaluator;
import dev.saker.rules.eval.Interpreter;
import dev.saker.scap.CaptureWriter;
import dev.saker.scap.Compression;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Records what happens on this machine, what was there before included, as a capture file. */
public final class LiveRecording {
  private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final Console console;
  private final String filter;
  private final Limits limits;

  /**
   * How much is recorded.
   *
   * @param seconds time after which to stop; 0 for no limit
   * @param events most events; {@link Long#MAX_VALUE} for no limit
   * @param snapBytes most bytes kept of data that is read or written
   */
  public record Limits(long seconds, long events, int snapBytes) {}

  /**
   * Prepares a recording.
   *
   * @param filter condition; empty for every event
   */
  public LiveRecording(Console console, String filter, Limits limits) {
    this.console = console;
    this.filter = filter;
    this.limits = limits;
  }

  /**
   * Records until the limit is reached or somebody ends it.
   *
   * @return exit status
   */
  public int record(Path file) throws FailedException {
    FilterText condition = FilterText.parse(filter);
    Compression compression = file.toString().endsWith(".gz") ? Compression.GZIP : Compression.NONE;
    try (Probe probe = Probe.load(new Probe.Options(8 << 20, 2, limits.snapBytes(), ownPid()));
        CaptureWriter writer = CaptureWriter.create(file, compression)) {
      return record(probe, writer, condition);
    } catch (KernelException e) {
      throw new FailedException(LiveProblem.explain(e));
    } catch (IOException e) {
      throw new FailedException("can not record: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new FailedException("can not record: " + e.getMessage());
    }
  }

  private static long ownPid() {
    return ProcessHandle.current().pid();
  }

  private int record(Probe probe, CaptureWriter writer, FilterText condition)
      throws FailedException {
    SystemState state = new SystemState(StateOptions.DEFAULT);
    Writing writing = new Writing(state, writer, condition);
    long startNs = System.nanoTime();
    try (LiveSource source = new LiveSource(probe, events -> writing.onIdle(startNs))) {
      writing.stop = source::stop;
      probe.setInterest(interest(condition));
      probe.attach();
      String root = console.environment().apply("HOST_ROOT");
      new HostScan(root == null ? "" : root, new SnapshotTee(state, writer), true)
          .run(Hostname.of(console.environment()));
      Engine engine =
          new Engine(
              source,
              state,
              writing,
              new Engine.Limits(Long.MAX_VALUE, limits.seconds() * NS_PER_SECOND));
      console.on(
          Wish.STOP,
          () -> {
            engine.stop();
            source.stop();
          });
      console.log().info("recording this machine: threads=" + state.threads().size());
      while (engine.doWork(EVENTS_BETWEEN_LOOKS) == EVENTS_BETWEEN_LOOKS) {
        writing.onIdle(startNs);
      }
    } catch (SourceException e) {
      throw FailedException.of(e);
    }
    ProbeCounters counters = probe.counters();
    console.tell("events recorded: " + writing.written + ", lost: " + counters.lost());
    return 0;
  }

  /** What the condition needs, and what keeps the state right. */
  private static Interest interest(FilterText condition) {
    SortedSet<String> ofState =
        SystemCallSelection.of(
                new Config.BaseSyscalls(List.of(), false, true), new TreeSet<>(condition.events()))
            .selected();
    return Interest.in(ofState);
  }

  /** Writes what passes. */
  private final class Writing implements EventHandler {
    private final CaptureWriter writer;
    private final Interpreter interpreter;
    private final Evaluator evaluator;
    private Runnable stop = () -> {};
    private long written;

    Writing(SystemState state, CaptureWriter writer, FilterText condition) {
      this.writer = writer;
      interpreter = new Interpreter(new StateFields(state, console.zone(), Map.of(), false));
      evaluator = interpreter.bind(condition.condition());
    }

    @Override
    public void onEvent(EventView event) {
      interpreter.nextEvent();
      if (written >= limits.events() || !evaluator.matches()) {
        return;
      }
      try {
        writer.write(event);
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      written++;
      if (written >= limits.events()) {
        stop.run();
      }
    }

    /** No event comes, or many did: the time to stop may have come. */
    void onIdle(long startNs) {
      if (limits.seconds() > 0 && System.nanoTime() - startNs >= limits.seconds() * NS_PER_SECOND) {
        stop.run();
      }
    }
  }
}
