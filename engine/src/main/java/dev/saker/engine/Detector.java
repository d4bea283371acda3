package dev.saker.engine;

import dev.saker.alerts.AlertSink;
import dev.saker.events.EventView;
import dev.saker.rules.MatchHandler;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleMatch;
import java.io.IOException;
import java.util.function.Consumer;

/** Holds events against rules, and hands an alert to a sink for each match. */
public final class Detector implements EventHandler, MatchHandler {
  private final RuleEvaluator evaluator;
  private final AlertSink sink;
  private final String hostname;
  private final MatchCounts counts;
  private final Consumer<IOException> errorHandler;

  /**
   * Makes a detector.
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
    this.evaluator = evaluator;
    this.sink = sink;
    this.hostname = hostname;
    this.counts = counts;
    this.errorHandler = errorHandler;
  }

  @Override
  public void onEvent(EventView event) {
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
  }
}
