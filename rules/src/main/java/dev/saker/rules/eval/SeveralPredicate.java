package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.syntax.Modifier;
import java.util.List;

final class SeveralPredicate extends Predicate {
  private final Predicate[] parts;

  /** How many parts must pass. */
  private final int min;

  private final int max;

  SeveralPredicate(Modifier modifier, List<Predicate> parts) {
    this.parts = parts.toArray(Predicate[]::new);
    this.min = modifier == Modifier.ALLOF ? parts.size() : 1;
    this.max = modifier == Modifier.ONEOF ? 1 : parts.size();
  }

  @Override
  public boolean test(Value value) {
    int passed = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].test(value) && ++passed > max) {
        return false;
      }
      if (passed >= min && max == parts.length) {
        return true;
      }
      if (passed + parts.length - 1 - i < min) {
        return false;
      }
    }
    return passed >= min;
  }
}
