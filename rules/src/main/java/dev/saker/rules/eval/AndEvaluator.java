package dev.saker.rules.eval;

import java.util.List;

final class AndEvaluator extends Evaluator {
  private final Evaluator[] children;

  AndEvaluator(Clock clock, List<Evaluator> children) {
    super(clock);
    this.children = children.toArray(Evaluator[]::new);
  }

  @Override
  boolean compute() {
    for (Evaluator child : children) {
      if (!child.matches()) {
        return false;
      }
    }
    return true;
  }
}
