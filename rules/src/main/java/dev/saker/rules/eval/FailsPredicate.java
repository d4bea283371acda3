package dev.saker.rules.eval;

import dev.saker.events.Value;

final class FailsPredicate extends Predicate {
  private final Predicate predicate;

  FailsPredicate(Predicate predicate) {
    this.predicate = predicate;
  }

  @Override
  public boolean test(Value value) {
    return !predicate.test(value);
  }
}
