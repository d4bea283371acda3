package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Relation;

final class RealPredicate extends Predicate {
  private final Relation relation;
  private final double operand;

  RealPredicate(Relation relation, double operand) {
    this.relation = relation;
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return relation.holds(Double.compare(value.real + 0.0, operand));
  }
}
