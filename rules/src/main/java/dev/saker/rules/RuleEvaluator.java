package dev.saker.rules;

import dev.saker.events.EventView;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.load.CompiledRule;
import java.util.BitSet;
import java.util.List;

/**
 * Runs rules of one source against events. One thread, which also drives the field source; it
 * allocates nothing for an event that no rule matches.
 */
public final class RuleEvaluator {
  private final BoundRule[] rules;
  private final Matcher matcher;
  private final BitSet eventCodes = new BitSet();
  private final boolean firstOnly;

  RuleEvaluator(List<CompiledRule> rules, FieldSource fields, Matcher matcher, boolean firstOnly) {
    this.rules = rules.stream().map(rule -> new BoundRule(rule, fields)).toArray(BoundRule[]::new);
    this.matcher = matcher;
    this.firstOnly = firstOnly;
    rules.forEach(rule -> eventCodes.or(rule.eventCodes().toBitSet()));
  }

  /**
   * Compiles all that events of any type may need, so that no event waits for that. Takes as long
   * as loading the rules did; without it, what the events of a type need is compiled when the first
   * of them comes. Any one thread, before the first event.
   */
  public void prepare() {
    matcher.prepare(eventCodes);
  }

  /**
   * Holds the current event against the rules that can match it, in load order.
   *
   * @param event the event that the field source answers about
   * @param handler hears of each match before the next rule is tried
   * @return whether any rule matched
   */
  public boolean evaluate(EventView event, MatchHandler handler) {
    if (!matcher.begin(event.code())) {
      return false;
    }
    int rule = matcher.next();
    boolean matched = rule >= 0;
    while (rule >= 0) {
      rules[rule].hand(event, handler);
      rule = firstOnly ? -1 : matcher.next();
    }
    return matched;
  }
}
