package dev.saker.rules.eval;

/** Whether the one value of a term passes a test. */
final class OneEvaluator extends Evaluator {
  private final TermReader left;
  private final Predicate predicate;

  OneEvaluator(Clock clock, TermReader left, Predicate predicate) {
    super(clock);
    this.left = left;
    this.predicate = predicate;
  }

  @Override
  boolean compute() {
    return left.load() && predicate.test(left.value());
  }
}
