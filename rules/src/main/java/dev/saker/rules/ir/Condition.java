package dev.saker.rules.ir;

import dev.saker.events.FieldType;
import dev.saker.rules.syntax.Operator;
import java.util.List;

/** Typed form of a condition. Immutable, compared by content. */
public sealed interface Condition {
  /** Always the same answer. */
  record Constant(boolean value) implements Condition {}

  /** All children hold. */
  record And(List<Condition> children) implements Condition {
    public And {
      children = List.copyOf(children);
    }
  }

  /** Some child holds. */
  record Or(List<Condition> children) implements Condition {
    public Or {
      children = List.copyOf(children);
    }
  }

  /** The child does not hold. */
  record Not(Condition child) implements Condition {}

  /** The term has a value. */
  record Exists(Term term) implements Condition {}

  /** The term has a value, and enough of it passes a test. */
  record Comparison(Term left, Quantifier quantifier, Test test) implements Condition {
    public Comparison {
      Test.Subject subject =
          switch (left.type().form()) {
            case NUMBER, BOOL -> Test.Subject.NUMBER;
            case DOUBLE -> Test.Subject.REAL;
            case TEXT, BYTES, ADDRESS -> Test.Subject.BYTES;
          };
      if (test.subject() != subject) {
        throw new IllegalArgumentException(
            "test does not fit the type: type=" + left.type() + " test=" + test);
      }
    }
  }

  /** Both terms have a value, and the operator holds between them. */
  record Pairing(Term left, Operator operator, Term right) implements Condition {
    public Pairing {
      if (left.type() != right.type() || left.isList() != right.isList()) {
        throw new IllegalArgumentException(
            "types differ: left=" + left.type() + " right=" + right.type());
      }
      if (left.type() == FieldType.IPNET
          || operator == Operator.PMATCH
          || operator == Operator.REGEX) {
        throw new IllegalArgumentException("operator needs a constant: " + operator.symbol());
      }
    }
  }
}
