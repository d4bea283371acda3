package dev.saker.rules.eval;

import dev.saker.events.Value;

final class EndsWithPredicate extends Predicate {
  private final byte[] operand;

  EndsWithPredicate(byte[] operand) {
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return ByteRanges.endsWith(value, operand, 0, operand.length);
  }
}
