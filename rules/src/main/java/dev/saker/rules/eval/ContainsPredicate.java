package dev.saker.rules.eval;

import dev.saker.events.Value;

final class ContainsPredicate extends Predicate {
  private final byte[] operand;

  ContainsPredicate(byte[] operand) {
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return ByteRanges.contains(value, operand, 0, operand.length);
  }
}
