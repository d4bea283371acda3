package dev.saker.engine;

import dev.saker.alerts.AlertSink;
import dev.saker.engine.recording.Recorder;
import dev.saker.events.EventView;
import dev.saker.rules.MatchHandler;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleMatch;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds events against rules, and hands an alert to a sink for each match. The engine's thread runs
 * it; only {@link #replaceRules} may come from another.
 */
public final class Detector implements EventHandler, MatchHandler {
  private final AtomicReference<RuleEvaluator> replacement = new AtomicReference<>();
  private final AlertSink sink;
  private final String hostname;
  private final MatchCounts counts;
  private final Consumer<IOException> errorHandler;
  private final @Nullable Recorder recorder;
  private RuleEvaluator evaluator;

  /**
   * Makes a detector that records nothing.
   *
   * @param evaluator the rules
   * @param sink takes the alerts; belongs to the caller
   * @param hostname host that alerts name
   * @param counts counts the matches
   * @param errorHandler hears of each alert that the sink refused
   */
  public Detector(
      RuleEvaluator evaluator,
      AlertSink sink,
      String hostname,
      MatchCounts counts,
      Consumer<IOException> errorHandler) {
    this(evaluator, sink, hostname, counts, errorHandler, null);
  }

  /**
   * Makes a detector.
   *
   * @param recorder told of each match after its alert; belongs to the caller; null for none
   */
  public Detector(
      RuleEvaluator evaluator,
      AlertSink sink,
      String hostname,
      MatchCounts counts,
      Consumer<IOException> errorHandler,
      @Nullable Recorder recorder) {
    this.recorder = recorder;
    this.evaluator = evaluator;
    this.sink = sink;
    this.hostname = hostname;
    this.counts = counts;
    this.errorHandler = errorHandler;
  }

  /**
   * Holds events against other rules from the next one on: each event meets either all of the old
   * or all of the new ones. Of several replacements between two events the last one counts. Any
   * thread.
   *
   * @param next rules prepared for the fields of the same state; nobody else may use it from now on
   */
  public void replaceRules(RuleEvaluator next) {
    replacement.set(next);
  }

  @Override
  public void onEvent(EventView event) {
    if (replacement.get() != null) {
      evaluator = replacement.getAndSet(null);
    }
    evaluator.evaluate(event, this);
  }

  @Override
  public void onMatch(RuleMatch match) {
    counts.count(match.rule());
    try {
      sink.accept(match.alert(hostname));
    } catch (IOException e) {
      errorHandler.accept(e);
    }
    if (recorder != null) {
      recorder.onMatch(match);
    }
  }
}
