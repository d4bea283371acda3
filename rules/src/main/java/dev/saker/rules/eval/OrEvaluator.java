package dev.saker.rules.eval;

import java.util.List;

final class OrEvaluator extends Evaluator {
  private final Evaluator[] children;

  OrEvaluator(Clock clock, List<Evaluator> children) {
    super(clock);
    this.children = children.toArray(Evaluator[]::new);
  }

  @Override
  boolean compute() {
    for (Evaluator child : children) {
      if (child.matches()) {
        return true;
      }
    }
    return false;
  }
}
