package dev.saker.rules.eval;

import dev.saker.events.Value;

final class StartsWithPredicate extends Predicate {
  private final byte[] operand;

  StartsWithPredicate(byte[] operand) {
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return ByteRanges.startsWith(value, operand, 0, operand.length);
  }
}
