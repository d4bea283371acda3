package dev.saker.rules.eval;

final class NotEvaluator extends Evaluator {
  private final Evaluator child;

  NotEvaluator(Clock clock, Evaluator child) {
    super(clock);
    this.child = child;
  }

  @Override
  boolean compute() {
    return !child.matches();
  }
}
