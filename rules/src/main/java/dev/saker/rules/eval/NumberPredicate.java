package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;

final class NumberPredicate extends Predicate {
  private final Relation relation;
  private final long operand;

  /** Turns unsigned order into signed order. */
  private final long flip;

  NumberPredicate(Test.Number test) {
    relation = test.relation();
    flip = test.signed() ? 0 : Long.MIN_VALUE;
    operand = test.operand() ^ flip;
  }

  @Override
  public boolean test(Value value) {
    return relation.holds(Long.compare(value.number ^ flip, operand));
  }
}
