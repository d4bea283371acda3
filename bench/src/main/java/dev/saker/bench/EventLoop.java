package dev.saker.bench;

import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.rules.Evaluation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.MatchHandler;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of captures through state and rules, over and over: one state and one evaluator
 * all the time, as in a program that runs for long. Alerts are counted, not written.
 */
final class EventLoop implements AutoCloseable {
  private final List<Path> captures;
  private final SystemState state = new SystemState(StateOptions.DEFAULT);
  private final @Nullable RuleEvaluator evaluator;
  private final EventView view = new EventView();
  private final MatchHandler counter = match -> count();
  private CaptureReader reader;
  private int capture;
  private long matches;

  /**
   * Opens the first capture.
   *
   * @param rules what events are held against; null for nothing
   */
  EventLoop(List<Path> captures, @Nullable RuleSet rules, Evaluation evaluation)
      throws SourceException {
    this.captures = captures;
    StateFields fields = new StateFields(state, ZoneOffset.UTC, Map.of(), false);
    this.evaluator =
        rules == null
            ? null
            : rules.evaluator(
                LoadOptions.SYSCALL,
                fields,
                RuleMatching.FIRST,
                evaluation,
                warning -> {
                  throw new IllegalStateException(warning);
                });
    this.reader = CaptureReader.open(captures.getFirst(), state);
  }

  /** Goes through some events; answers how many matches there were so far. */
  long run(int events) throws SourceException {
    for (int i = 0; i < events; i++) {
      while (!reader.next(view)) {
        reader.close();
        capture = (capture + 1) % captures.size();
        reader = CaptureReader.open(captures.get(capture), state);
      }
      state.onEvent(view);
      if (evaluator != null && (view.captureFlags() & EventView.STATE_ONLY) == 0) {
        evaluator.evaluate(view, counter);
      }
      state.afterEvent();
    }
    return matches;
  }

  private void count() {
    matches++;
  }

  @Override
  public void close() throws SourceException {
    reader.close();
  }
}
