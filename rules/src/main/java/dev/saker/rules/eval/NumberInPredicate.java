package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;
import java.util.Set;

final class NumberInPredicate extends Predicate {
  private final long[] operands;

  NumberInPredicate(Set<Long> operands) {
    this.operands = operands.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  @Override
  boolean test(Value value) {
    return Arrays.binarySearch(operands, value.number) >= 0;
  }
}
