package dev.saker.rules.plan;

import java.util.List;

/**
 * One part of a rule's condition, and when it is asked.
 *
 * @param stage when
 * @param part what
 * @param sharedWith names of the other rules for which this answer is good too
 */
public record PlanStep(Stage stage, PlanPart part, List<String> sharedWith) {
  /** In which order parts are asked. */
  public enum Stage {
    /** One look-up of the value names the rules that may match; the others cost nothing. */
    INDEX,
    /** Depends on the process alone: asked once per process, and again when that changes. */
    PROCESS,
    /** Rules have it in common: asked once per event for all of them. */
    SHARED,
    /** The rule's own: asked last, while the rule is still a candidate. */
    OWN
  }

  public PlanStep {
    sharedWith = List.copyOf(sharedWith);
  }
}
