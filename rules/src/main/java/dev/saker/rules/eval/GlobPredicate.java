package dev.saker.rules.eval;

import dev.saker.events.Value;

final class GlobPredicate extends Predicate {
  private final Glob glob;

  GlobPredicate(Glob glob) {
    this.glob = glob;
  }

  @Override
  public boolean test(Value value) {
    return glob.matches(value);
  }
}
