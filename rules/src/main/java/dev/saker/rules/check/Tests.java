package dev.saker.rules.check;

import dev.saker.events.FieldType;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Modifier;
import dev.saker.rules.syntax.Operator;
import dev.saker.rules.syntax.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes tests of an operator and the constants on its right-hand side. */
final class Tests {
  private final Literals literals;

  Tests(Literals literals) {
    this.literals = literals;
  }

  /** The test against one constant. */
  Test one(FieldType type, Operator operator, String text, Position position) throws CheckFailure {
    return switch (type.form()) {
      case NUMBER, BOOL ->
          new Test.Number(
              relation(operator), literals.number(type, text, position), type.isSigned());
      case DOUBLE -> new Test.Real(relation(operator), literals.real(text, position));
      case ADDRESS -> address(type, operator, text, position);
      case TEXT, BYTES -> text(operator, text, position);
    };
  }

  /** The test whether a value is among constants, of which there is at least one. */
  Test anyOf(FieldType type, List<String> texts, Position position) throws CheckFailure {
    return switch (type.form()) {
      case NUMBER, BOOL -> {
        Set<Long> numbers = new LinkedHashSet<>();
        for (String text : texts) {
          numbers.add(literals.number(type, text, position));
        }
        yield new Test.NumberIn(numbers);
      }
      case TEXT, BYTES -> {
        Set<Bytes> values = new LinkedHashSet<>();
        for (String text : texts) {
          values.add(literals.text(text, position));
        }
        yield new Test.TextIn(values);
      }
      case ADDRESS, DOUBLE -> {
        List<Test> tests = new ArrayList<>();
        for (String text : texts) {
          tests.add(one(type, Operator.EQ, text, position));
        }
        yield new Test.Several(Modifier.ANYOF, tests);
      }
    };
  }

  /** The test whether a path lies below one of some, of which there is at least one. */
  Test pathPrefix(List<String> texts, Position position) throws CheckFailure {
    Set<Bytes> paths = new LinkedHashSet<>();
    for (String text : texts) {
      paths.add(literals.text(text, position));
    }
    return new Test.PathPrefix(paths);
  }

  private Test address(FieldType type, Operator operator, String text, Position position)
      throws CheckFailure {
    if (type != FieldType.IPNET) {
      return new Test.Text(relation(operator), literals.address(text, position));
    }
    Test inside = literals.network(text, position);
    return operator == Operator.NE ? new Test.Fails(inside) : inside;
  }

  private Test text(Operator operator, String text, Position position) throws CheckFailure {
    if (operator == Operator.BCONTAINS) {
      return new Test.Contains(literals.hex(text, position), false);
    }
    if (operator == Operator.BSTARTSWITH) {
      return new Test.StartsWith(literals.hex(text, position));
    }
    if (operator == Operator.REGEX) {
      Bytes _ = literals.text(text, position);
      return new Test.Regex(Regexes.translate(text, position));
    }
    Bytes value = literals.text(text, position);
    return switch (operator) {
      case CONTAINS -> new Test.Contains(value, false);
      case ICONTAINS -> new Test.Contains(value, true);
      case STARTSWITH -> new Test.StartsWith(value);
      case ENDSWITH -> new Test.EndsWith(value);
      case GLOB -> new Test.Glob(value, false);
      case IGLOB -> new Test.Glob(value, true);
      default -> new Test.Text(relation(operator), value);
    };
  }

  private static Relation relation(Operator operator) {
    return switch (operator) {
      case EQ, IN, INTERSECTS -> Relation.EQ;
      case NE -> Relation.NE;
      case LT -> Relation.LT;
      case LE -> Relation.LE;
      case GT -> Relation.GT;
      case GE -> Relation.GE;
      default -> throw new IllegalArgumentException("no relation: operator=" + operator.symbol());
    };
  }
}
