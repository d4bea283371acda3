package dev.saker.rules.eval;

import dev.saker.events.Value;

final class ContainsIgnoreCasePredicate extends Predicate {
  private final byte[] operand;

  ContainsIgnoreCasePredicate(byte[] operand) {
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return ByteRanges.containsIgnoreCase(value, operand, 0, operand.length);
  }
}
