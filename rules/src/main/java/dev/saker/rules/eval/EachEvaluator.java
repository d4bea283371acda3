package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Quantifier;

/** Whether enough elements of a list pass a test. */
final class EachEvaluator extends Evaluator {
  private final TermReader left;
  private final Predicate predicate;
  private final boolean any;
  private final boolean emptyPasses;

  EachEvaluator(Clock clock, TermReader left, Quantifier quantifier, Predicate predicate) {
    super(clock);
    this.left = left;
    this.predicate = predicate;
    this.any = quantifier == Quantifier.ANY;
    this.emptyPasses = quantifier == Quantifier.ALL_OR_NONE;
  }

  @Override
  boolean compute() {
    if (!left.load()) {
      return false;
    }
    Value value = left.value();
    if (!value.isList()) {
      return predicate.test(value);
    }
    int count = value.itemCount();
    for (int i = 0; i < count; i++) {
      if (predicate.test(value.item(i)) == any) {
        return any;
      }
    }
    return !any && (count > 0 || emptyPasses);
  }
}
