package dev.saker.rules.eval;

/** A condition bound to a source of fields. One thread, the one that drives the source. */
public abstract class Evaluator {
  private final Clock clock;
  private boolean shared;
  private long computedAt = -1;
  private boolean answer;

  Evaluator(Clock clock) {
    this.clock = clock;
  }

  /** Whether the condition holds for the source's current event. */
  public final boolean matches() {
    // What only one condition uses is asked once per event: remembering it would cost more.
    if (!shared) {
      return compute();
    }
    if (computedAt != clock.now) {
      answer = compute();
      computedAt = clock.now;
    }
    return answer;
  }

  /** A second condition uses this one. */
  final void share() {
    shared = true;
  }

  abstract boolean compute();

  /** Whether this is the condition that always, or never, holds. */
  final boolean isConstant(boolean value) {
    return this instanceof ConstantEvaluator constant && constant.value() == value;
  }
}
