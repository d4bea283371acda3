package dev.saker.rules.plan;

import java.util.List;

/**
 * How one rule is held against events while all rules of its source run.
 *
 * @param rule name of the rule
 * @param events what is done, for each group of event types that need the same; together these are
 *     all events that can match
 */
public record RulePlan(String rule, List<EventPlan> events) {
  public RulePlan {
    events = List.copyOf(events);
  }
}
