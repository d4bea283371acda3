package dev.saker.rules.eval;

import dev.saker.events.FieldType;
import dev.saker.events.Value;
import dev.saker.rules.syntax.Operator;

/** Compares the values of two terms. */
final class PairEvaluator extends Evaluator {
  private final TermReader left;
  private final Operator operator;
  private final TermReader right;
  private final FieldType type;

  PairEvaluator(Clock clock, TermReader left, Operator operator, TermReader right, FieldType type) {
    super(clock);
    this.left = left;
    this.operator = operator;
    this.right = right;
    this.type = type;
  }

  @Override
  boolean compute() {
    if (!left.load() || !right.load()) {
      return false;
    }
    if (left.value().isList()) {
      return lists(left.value(), right.value());
    }
    return holds(left.value(), right.value());
  }

  private boolean lists(Value some, Value others) {
    boolean any = operator == Operator.INTERSECTS;
    for (int i = 0; i < some.itemCount(); i++) {
      if (isAmong(some.item(i), others) == any) {
        return any;
      }
    }
    return !any;
  }

  private boolean isAmong(Value item, Value others) {
    for (int i = 0; i < others.itemCount(); i++) {
      if (order(item, others.item(i)) == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Value a, Value b) {
    return switch (operator) {
      case EQ, IN, INTERSECTS -> order(a, b) == 0;
      case NE -> order(a, b) != 0;
      case LT -> order(a, b) < 0;
      case LE -> order(a, b) <= 0;
      case GT -> order(a, b) > 0;
      case GE -> order(a, b) >= 0;
      case CONTAINS, BCONTAINS -> ByteRanges.contains(a, b.bytes, b.offset, b.length);
      case ICONTAINS -> ByteRanges.containsIgnoreCase(a, b.bytes, b.offset, b.length);
      case STARTSWITH, BSTARTSWITH -> ByteRanges.startsWith(a, b.bytes, b.offset, b.length);
      case ENDSWITH -> ByteRanges.endsWith(a, b.bytes, b.offset, b.length);
      case GLOB -> Glob.compile(b.bytes, b.offset, b.length, false).matches(a);
      case IGLOB -> Glob.compile(b.bytes, b.offset, b.length, true).matches(a);
      case REGEX, PMATCH -> throw new IllegalStateException("operator=" + operator.symbol());
    };
  }

  private int order(Value a, Value b) {
    return switch (type.form()) {
      case NUMBER, BOOL ->
          type.isSigned()
              ? Long.compare(a.number, b.number)
              : Long.compareUnsigned(a.number, b.number);
      case DOUBLE -> Double.compare(a.real, b.real);
      case TEXT, BYTES, ADDRESS -> ByteRanges.compare(a, b.bytes, b.offset, b.length);
    };
  }
}
