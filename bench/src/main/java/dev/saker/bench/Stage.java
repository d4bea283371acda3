package dev.saker.bench;

import dev.saker.alerts.AlertTime;
import dev.saker.alerts.TextForm;
import dev.saker.engine.Detector;
import dev.saker.engine.Engine;
import dev.saker.engine.MatchCounts;
import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.outputs.StreamSink;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the events of a capture go, built from the same parts as a replay. */
final class Stage {
  /** Events until the memory allocated is looked at for the first time: the tables have grown. */
  private static final int SETTLING_EVENTS = 300_000;

  private final Path capture;
  private final @Nullable RuleSet rules;
  private final boolean state;

  /**
   * Makes a stage.
   *
   * @param state whether events reach the state; without, they are only read
   * @param rules rules that events are held against, their alerts printed to nowhere; null for none
   */
  Stage(Path capture, boolean state, @Nullable RuleSet rules) {
    this.capture = capture;
    this.state = state;
    this.rules = rules;
  }

  /** Goes through the capture once. */
  Sample run(Meter meter) throws SourceException {
    return state ? throughState(meter) : reading(meter);
  }

  private Sample reading(Meter meter) throws SourceException {
    meter.start();
    SystemState unused = new SystemState(StateOptions.DEFAULT);
    try (CaptureReader reader = CaptureReader.open(capture, unused)) {
      EventView view = new EventView();
      long events = 0;
      while (reader.next(view)) {
        if (++events == SETTLING_EVENTS) {
          meter.settled(events);
        }
      }
      return meter.stop(events, 0);
    }
  }

  private Sample throughState(Meter meter) throws SourceException {
    meter.start();
    SystemState system = new SystemState(StateOptions.DEFAULT);
    MatchCounts counts = new MatchCounts();
    try (CaptureReader reader = CaptureReader.open(capture, system)) {
      Engine engine = engine(reader, system, counts);
      long events = engine.doWork(SETTLING_EVENTS);
      meter.settled(events);
      int taken;
      do {
        taken = engine.doWork(1 << 12);
        events += taken;
      } while (taken > 0);
      return meter.stop(events, counts.total());
    }
  }

  private Engine engine(EventSource source, SystemState system, MatchCounts counts) {
    if (rules == null) {
      return new Engine(source, system, event -> {}, Engine.Limits.NONE);
    }
    StateFields fields = new StateFields(system, ZoneOffset.UTC, Map.of(), false);
    StreamSink sink =
        new StreamSink(
            "nowhere",
            OutputStream.nullOutputStream(),
            new TextForm(AlertTime.LOCAL, ZoneOffset.UTC),
            true);
    Detector detector =
        new Detector(
            rules.evaluator(LoadOptions.SYSCALL, fields, RuleMatching.FIRST),
            sink,
            "bench",
            counts,
            failure -> {
              throw new UncheckedIOException(failure);
            });
    return new Engine(source, system, detector, Engine.Limits.NONE);
  }
}
