package dev.saker.rules.eval;

import dev.saker.events.Value;

final class EqualsPredicate extends Predicate {
  private final byte[] operand;

  EqualsPredicate(byte[] operand) {
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return value.contentEquals(operand);
  }
}
