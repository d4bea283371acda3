package dev.saker.rules.plan;

import dev.saker.events.EventType;
import java.util.List;

/**
 * What is asked of one rule for events of some types. The steps are a conjunction: the first that
 * does not hold ends it.
 *
 * @param types types of the events
 * @param steps what is asked, in order; empty when every such event matches
 */
public record EventPlan(List<EventType> types, List<PlanStep> steps) {
  public EventPlan {
    types = List.copyOf(types);
    steps = List.copyOf(steps);
  }
}
