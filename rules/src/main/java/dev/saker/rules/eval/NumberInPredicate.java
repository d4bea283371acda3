package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;
import java.util.Set;

final class NumberInPredicate extends Predicate {
  private final long[] operands;

  NumberInPredicate(Set<Long> operands) {
    this.operands = new long[operands.size()];
    int count = 0;
    for (long operand : operands) {
      this.operands[count++] = operand;
    }
    Arrays.sort(this.operands);
  }

  @Override
  public boolean test(Value value) {
    return Arrays.binarySearch(operands, value.number) >= 0;
  }
}
