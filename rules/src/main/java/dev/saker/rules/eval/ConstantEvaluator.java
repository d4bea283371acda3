package dev.saker.rules.eval;

final class ConstantEvaluator extends Evaluator {
  private final boolean value;

  ConstantEvaluator(Clock clock, boolean value) {
    super(clock);
    this.value = value;
  }

  boolean value() {
    return value;
  }

  @Override
  boolean compute() {
    return value;
  }
}
