package dev.saker.rules;

import dev.saker.events.EventView;

/**
 * Runs rules of one source against events. One thread, which also drives the field source; it
 * allocates nothing for an event that no rule matches.
 */
public final class RuleEvaluator {

  RuleEvaluator() {}

  /**
   * Holds the current event against the rules that can match it, in load order.
   *
   * @param event the event that the field source answers about
   * @param handler hears of each match before the next rule is tried
   * @return whether any rule matched
   */
  public boolean evaluate(EventView event, MatchHandler handler) {
    return false;
  }
}
