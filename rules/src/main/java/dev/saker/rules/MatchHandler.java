package dev.saker.rules;

/** Who hears of matches. */
@FunctionalInterface
public interface MatchHandler {
  /**
   * A rule matched the current event; runs on the thread of the evaluator.
   *
   * @param match valid during the call only
   */
  void onMatch(RuleMatch match);
}
