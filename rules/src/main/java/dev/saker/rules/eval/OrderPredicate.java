package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Relation;

final class OrderPredicate extends Predicate {
  private final Relation relation;
  private final byte[] operand;

  OrderPredicate(Relation relation, byte[] operand) {
    this.relation = relation;
    this.operand = operand;
  }

  @Override
  public boolean test(Value value) {
    return relation.holds(ByteRanges.compare(value, operand, 0, operand.length));
  }
}
