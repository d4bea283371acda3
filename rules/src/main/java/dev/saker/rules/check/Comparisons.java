package dev.saker.rules.check;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Term;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Modifier;
import dev.saker.rules.syntax.Operand;
import dev.saker.rules.syntax.Operator;
import dev.saker.rules.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks comparisons. Some answers here are odd on purpose: they are what rule files are used to.
 */
final class Comparisons {
  /** Fields whose address is compared with those that domains have. */
  private static final Set<String> DOMAINS =
      Set.of("fd.cip.name", "fd.sip.name", "fd.lip.name", "fd.rip.name");

  private static final Condition NEVER = new Condition.Constant(false);
  private static final Condition ALWAYS = new Condition.Constant(true);

  private final Terms terms;
  private final Literals literals;
  private final Tests tests;

  Comparisons(Terms terms, Literals literals) {
    this.terms = terms;
    this.literals = literals;
    this.tests = new Tests(literals);
  }

  Condition exists(Expression.Exists exists) throws CheckFailure {
    Term term = terms.term(exists.operand());
    if (term instanceof Term.FieldValue(FieldRef field)) {
      if (field.name().equals("evt.around")) {
        return around(field, 0, exists.position());
      }
      if (Terms.isEitherEnd(field)) {
        return ALWAYS;
      }
    }
    return new Condition.Exists(term);
  }

  Condition comparison(Expression.Comparison comparison) throws CheckFailure {
    Term left = terms.term(comparison.left());
    Operator operator = comparison.operator();
    if (!Operators.isAllowed(operator, left)) {
      throw CheckFailure.invalid(
          comparison.position(),
          "filter error: '"
              + operator.symbol()
              + "' operator not supported "
              + Operators.kind(left));
    }
    if (comparison.right() instanceof Operand.Call call) {
      return pairing(comparison, left, call);
    }
    List<String> texts = Warnings.texts(comparison.right());
    Position position = comparison.right().position();
    requireEventTypes(left, texts, position);
    if (left instanceof Term.FieldValue(FieldRef field)) {
      if (field.name().equals("evt.around")) {
        return around(field, operator, comparison.modifier(), texts, position);
      }
      if (DOMAINS.contains(field.name())) {
        return domain(comparison, left, texts);
      }
      if (field.name().equals("evt.rawarg") && field.type() == FieldType.BYTEBUF) {
        throw CheckFailure.invalid(
            comparison.position(), "parameter holds bytes, which evt.rawarg can not compare");
      }
    }
    return constants(left, operator, comparison.modifier(), texts, position);
  }

  private Condition constants(
      Term left,
      Operator operator,
      @Nullable Modifier modifier,
      List<String> texts,
      Position position)
      throws CheckFailure {
    if (modifier != null) {
      return several(left, operator, modifier, texts, position);
    }
    if (operator == Operator.PMATCH) {
      return texts.isEmpty() ? NEVER : compare(left, operator, tests.pathPrefix(texts, position));
    }
    if (operator == Operator.IN || operator == Operator.INTERSECTS) {
      return membership(left, operator, texts, position);
    }
    return compare(left, operator, tests.one(left.type(), operator, texts.getFirst(), position));
  }

  private Condition domain(Expression.Comparison comparison, Term left, List<String> texts)
      throws CheckFailure {
    Operator operator = comparison.operator();
    boolean equality =
        operator == Operator.EQ || operator == Operator.NE || operator == Operator.IN;
    if (!equality || comparison.modifier() != null) {
      throw CheckFailure.invalid(
          comparison.position(), "domains are compared with =, != and in only");
    }
    for (String text : texts) {
      Bytes _ = literals.text(text, comparison.right().position());
    }
    Test test = new Test.Domain(Set.copyOf(texts), operator == Operator.NE);
    return texts.isEmpty() ? NEVER : new Condition.Comparison(left, Quantifier.ANY, test);
  }

  private Condition several(
      Term left, Operator operator, Modifier modifier, List<String> texts, Position position)
      throws CheckFailure {
    if (texts.isEmpty()) {
      return NEVER;
    }
    if (operator == Operator.EQ && modifier == Modifier.ANYOF) {
      return compare(left, operator, tests.anyOf(left.type(), texts, position));
    }
    if (operator == Operator.NE && modifier == Modifier.ALLOF) {
      Test none = new Test.Fails(tests.anyOf(left.type(), texts, position));
      return compare(left, operator, none);
    }
    List<Test> each = new ArrayList<>();
    for (String text : texts) {
      each.add(tests.one(left.type(), operator, text, position));
    }
    return compare(left, operator, new Test.Several(modifier, each));
  }

  private Condition membership(Term left, Operator operator, List<String> texts, Position position)
      throws CheckFailure {
    Test test = texts.isEmpty() ? null : tests.anyOf(left.type(), texts, position);
    if (isNeverAmong(left, operator)) {
      return NEVER;
    }
    if (!left.isList()) {
      return test == null ? NEVER : compare(left, operator, test);
    }
    if (test == null) {
      // Nothing is among nothing; but for an empty list no element is missing in it.
      test =
          switch (left.type().form()) {
            case NUMBER, BOOL, DOUBLE -> new Test.NumberIn(Set.of());
            case TEXT, BYTES, ADDRESS -> new Test.TextIn(Set.of());
          };
    }
    Quantifier quantifier = operator == Operator.IN ? Quantifier.ALL_OR_NONE : Quantifier.ANY;
    return new Condition.Comparison(left, quantifier, test);
  }

  /** Quirks of the reference: these comparisons load, and are never true. */
  private static boolean isNeverAmong(Term left, Operator operator) {
    if (left instanceof Term.Transform && left.isList()) {
      return true;
    }
    if (!(left instanceof Term.FieldValue(FieldRef field))) {
      return false;
    }
    return switch (field.name()) {
      case "evt.rawarg" -> field.type().form() != FieldType.Form.TEXT;
      case "proc.apid" -> Terms.isAnyAncestor(field);
      case "fd.ip" -> operator == Operator.IN;
      case "fd.net" -> operator == Operator.INTERSECTS;
      default -> false;
    };
  }

  private static Condition compare(Term left, Operator operator, Test test) {
    Quantifier quantifier = Quantifier.ONE;
    if (left instanceof Term.FieldValue(FieldRef field)) {
      if (Terms.isEitherEnd(field)) {
        quantifier = operator == Operator.NE ? Quantifier.ALL : Quantifier.ANY;
      } else if (Terms.isAnyAncestor(field)) {
        quantifier = Quantifier.ANY;
      }
    }
    return new Condition.Comparison(left, quantifier, test);
  }

  private static void requireEventTypes(Term left, List<String> texts, Position position)
      throws CheckFailure {
    FieldRef field = Terms.baseField(left);
    if (field == null || !field.name().equals("evt.type")) {
      return;
    }
    for (String text : texts) {
      if (!EventTypes.isKnown(text)) {
        throw new CheckFailure(Problem.Kind.UNKNOWN_FIELD, position, "unknown event type " + text);
      }
    }
  }

  private Condition around(
      FieldRef field,
      Operator operator,
      @Nullable Modifier modifier,
      List<String> texts,
      Position position)
      throws CheckFailure {
    if (operator != Operator.EQ || modifier != null) {
      throw CheckFailure.invalid(position, "evt.around is compared with = only");
    }
    long distanceMs = literals.number(FieldType.UINT64, texts.getFirst(), position);
    return around(field, distanceMs * 1_000_000, position);
  }

  private Condition around(FieldRef field, long distanceNs, Position position) throws CheckFailure {
    String argument = field.argument();
    if (argument == null
        || !(FieldResolver.STANDARD.resolve("evt.rawtime", null)
            instanceof FieldResolution.Resolved(FieldRef time))) {
      throw new IllegalStateException("no time to compare with: field=" + field.text());
    }
    long center = literals.number(FieldType.UINT64, argument, position);
    return new Condition.Comparison(
        new Term.FieldValue(time), Quantifier.ONE, new Test.Near(center, distanceNs));
  }

  private Condition pairing(Expression.Comparison comparison, Term left, Operand.Call call)
      throws CheckFailure {
    Operator operator = comparison.operator();
    Term right = terms.term(call);
    Position position = call.position();
    if (operator == Operator.PMATCH || operator == Operator.REGEX) {
      throw CheckFailure.invalid(
          position,
          "operator '"
              + operator.symbol().toUpperCase(Locale.ROOT)
              + "' doesn't support right-hand side fields");
    }
    if (EventTypes.isEventType(comparison.left())
        && (operator == Operator.EQ || operator == Operator.NE || operator == Operator.IN)) {
      throw CheckFailure.invalid(position, "an event type is compared with names only");
    }
    if (left.type() == FieldType.IPNET) {
      throw CheckFailure.invalid(position, "a network field is compared with networks only");
    }
    requireRightHandSide(left, position);
    requireRightHandSide(right, position);
    if (left.type() != right.type() || left.isList() != right.isList()) {
      throw CheckFailure.invalid(
          position,
          "types differ: left=" + Terms.typeName(left) + " right=" + Terms.typeName(right));
    }
    return new Condition.Pairing(left, operator, right);
  }

  private static void requireRightHandSide(Term term, Position position) throws CheckFailure {
    FieldRef field = Terms.baseField(term);
    if (field != null && field.field().has(Field.Flag.NO_RHS)) {
      throw CheckFailure.invalid(
          position, "field '" + field.text() + "' doesn't support right-hand side fields");
    }
  }
}
