package dev.saker.rules;

import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.load.CompiledRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs rules of one source against events. One thread, which also drives the field source; it
 * allocates nothing for an event that no rule matches.
 */
public final class RuleEvaluator {
  private final BoundRule[][] candidates = new BoundRule[EventTable.COUNT][];
  private final Interpreter interpreter;
  private final boolean firstOnly;

  RuleEvaluator(List<CompiledRule> rules, FieldSource fields, boolean firstOnly) {
    this.interpreter = new Interpreter(fields);
    this.firstOnly = firstOnly;
    List<BoundRule> bound = new ArrayList<>();
    for (CompiledRule rule : rules) {
      bound.add(new BoundRule(rule, interpreter.bind(rule.condition()), fields));
    }
    for (int code = 0; code < EventTable.COUNT; code++) {
      int wanted = code;
      candidates[code] =
          bound.stream().filter(rule -> rule.wants(wanted)).toArray(BoundRule[]::new);
    }
  }

  /**
   * Holds the current event against the rules that can match it, in load order.
   *
   * @param event the event that the field source answers about
   * @param handler hears of each match before the next rule is tried
   * @return whether any rule matched
   */
  public boolean evaluate(EventView event, MatchHandler handler) {
    BoundRule[] rules = candidates[event.code()];
    if (rules.length == 0) {
      return false;
    }
    interpreter.nextEvent();
    boolean matched = false;
    for (BoundRule rule : rules) {
      if (rule.matches()) {
        matched = true;
        rule.hand(event, handler);
        if (firstOnly) {
          return true;
        }
      }
    }
    return matched;
  }
}
