package dev.saker.rules.eval;

import dev.saker.events.Value;

final class NearPredicate extends Predicate {
  private final long center;
  private final long distance;

  NearPredicate(long center, long distance) {
    this.center = center;
    this.distance = distance;
  }

  @Override
  public boolean test(Value value) {
    return Long.compareUnsigned(center, value.number - distance) >= 0
        && Long.compareUnsigned(center, value.number + distance) <= 0;
  }
}
