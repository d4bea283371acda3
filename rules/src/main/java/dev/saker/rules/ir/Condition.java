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
      boolean fits =
          switch (left.type().form()) {
            case NUMBER, BOOL ->
                isAbout(test, Test.Number.class, Test.NumberIn.class, Test.Near.class);
            case DOUBLE -> isAbout(test, Test.Real.class);
            case TEXT, BYTES, ADDRESS ->
                !isAbout(
                    test, Test.Number.class, Test.NumberIn.class, Test.Near.class, Test.Real.class);
          };
      if (!fits) {
        throw new IllegalArgumentException(
            "test does not fit the type: type=" + left.type() + " test=" + test);
      }
    }

    private static boolean isAbout(Test test, Class<?>... kinds) {
      return switch (test) {
        case Test.Fails fails -> isAbout(fails.test(), kinds);
        case Test.Several several -> isAbout(several.tests().getFirst(), kinds);
        default -> List.of(kinds).contains(test.getClass());
      };
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
