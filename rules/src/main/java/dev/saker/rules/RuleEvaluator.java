package dev.saker.rules;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Evaluator;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.load.CompiledRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules of one source against events. One thread, which also drives the field source; it
 * allocates nothing for an event that no rule matches.
 */
public final class RuleEvaluator {
  private final List<BoundRule> rules = new ArrayList<>();
  private final Interpreter interpreter;
  private final boolean firstOnly;

  /** By event code, the rules that can match, made when the first such event comes. */
  private final BoundRule[] @Nullable [] candidates = new BoundRule[EventTable.COUNT][];

  /** By event code, the conditions of {@link #candidates} as they are for such events. */
  private final Evaluator[][] conditions = new Evaluator[EventTable.COUNT][];

  RuleEvaluator(List<CompiledRule> compiled, FieldSource fields, boolean firstOnly) {
    this.interpreter = new Interpreter(fields);
    this.firstOnly = firstOnly;
    for (CompiledRule rule : compiled) {
      rules.add(new BoundRule(rule, fields));
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
    int code = event.code();
    BoundRule[] bound = candidates[code];
    if (bound == null) {
      bound = prepare(event.type());
    }
    if (bound.length == 0) {
      return false;
    }
    interpreter.nextEvent();
    Evaluator[] evaluators = conditions[code];
    boolean matched = false;
    for (int i = 0; i < bound.length; i++) {
      if (evaluators[i].matches()) {
        matched = true;
        bound[i].hand(event, handler);
        if (firstOnly) {
          return true;
        }
      }
    }
    return matched;
  }

  private BoundRule[] prepare(EventType type) {
    List<BoundRule> wanted = new ArrayList<>();
    List<Evaluator> evaluators = new ArrayList<>();
    for (BoundRule rule : rules) {
      if (rule.wants(type.code())) {
        Evaluator evaluator = interpreter.bind(rule.condition(), type);
        if (!interpreter.isNever(evaluator)) {
          wanted.add(rule);
          evaluators.add(evaluator);
        }
      }
    }
    BoundRule[] bound = wanted.toArray(BoundRule[]::new);
    conditions[type.code()] = evaluators.toArray(Evaluator[]::new);
    candidates[type.code()] = bound;
    return bound;
  }
}
