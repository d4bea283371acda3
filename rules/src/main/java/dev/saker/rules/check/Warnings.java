package dev.saker.rules.check;

import dev.saker.events.FieldResolver;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Function;
import dev.saker.rules.syntax.Operand;
import dev.saker.rules.syntax.Operator;
import dev.saker.rules.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what is allowed, but probably not meant. */
final class Warnings {
  /** Fields that nothing fills any more. */
  static final Set<String> DEPRECATED =
      Set.of(
          "evt.dir",
          "evt.latency",
          "evt.latency.s",
          "evt.latency.ns",
          "evt.latency.human",
          "evt.wait_latency");

  private static final String SPECIAL = ".+*?^$()[]{}|\\";

  private final FieldResolver fields;
  private final List<Problem> problems;

  Warnings(FieldResolver fields, List<Problem> problems) {
    this.fields = fields;
    this.problems = problems;
  }

  void addFor(Expression.Exists exists) {
    addForField(exists.operand());
  }

  void addFor(Expression.Comparison comparison) {
    addForField(comparison.left());
    addForMissing(comparison);
    for (String text : texts(comparison.right())) {
      addForText(comparison.operator(), text, comparison.right().position());
    }
  }

  private void addForField(Operand operand) {
    switch (operand) {
      case Operand.FieldName field -> {
        if (DEPRECATED.contains(field.name())) {
          problems.add(
              new Problem(
                  Problem.Kind.DEPRECATED_FIELD, field.position(), deprecated(field.name())));
        }
      }
      case Operand.Call call -> call.arguments().forEach(this::addForField);
      case Operand.OperandList list -> list.items().forEach(this::addForField);
      case Operand.Text _ -> {}
      case Operand.TextList _ -> {}
    }
  }

  private static String deprecated(String field) {
    return field.equals("evt.dir")
        ? "due to the drop of enter events, 'evt.dir = <' always evaluates to true, and 'evt.dir ="
            + " >' always evaluates to false. The rule expression can be simplified by removing the"
            + " condition on 'evt.dir'"
        : "field is not available due to the drop of enter events.";
  }

  private void addForMissing(Expression.Comparison comparison) {
    boolean equality =
        comparison.modifier() == null
            && (comparison.operator() == Operator.EQ
                || comparison.operator() == Operator.NE
                || comparison.operator().takesList());
    if (equality && isUnsafe(comparison.left()) && texts(comparison.right()).contains("<NA>")) {
      problems.add(
          new Problem(
              Problem.Kind.UNSAFE_NA,
              comparison.right().position(),
              "a missing value is never equal to <NA>; use exists"));
    }
  }

  private static boolean isUnsafe(Operand operand) {
    return switch (operand) {
      case Operand.FieldName field ->
          field.name().startsWith("ka.") || field.name().startsWith("jevt.");
      case Operand.Call call -> isUnsafe(call.arguments().getLast());
      case Operand.Text _ -> false;
      case Operand.TextList _ -> false;
      case Operand.OperandList _ -> false;
    };
  }

  /** The text without white space; no regular expression, which would cost much of a load. */
  private static String withoutBlanks(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && (c < '\t' || c > '\r')) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private void addForText(Operator operator, String text, Position position) {
    String stripped = withoutBlanks(text);
    if (operator == Operator.REGEX && isSimple(text)) {
      addSuspicion(
          position,
          "regular expression may be replaced by =, contains, startswith or endswith: pattern="
              + text);
    }
    if (fields.isField(stripped)) {
      addSuspicion(
          position, "text looks like a field, which would be written val(" + stripped + ")");
    }
    for (Function function : Function.values()) {
      if (stripped.startsWith(function.word() + "(") && stripped.endsWith(")")) {
        addSuspicion(position, "text looks like a call of a function: value=" + text);
      }
    }
  }

  private void addSuspicion(Position position, String message) {
    problems.add(new Problem(Problem.Kind.SUSPICIOUS, position, message));
  }

  /** Whether nothing special is in a pattern but anchors and "any text" at its ends. */
  private static boolean isSimple(String pattern) {
    int length = pattern.length();
    for (int i = 0; i < length; i++) {
      char c = pattern.charAt(i);
      if ((i == 0 && c == '^') || (i == length - 1 && c == '$')) {
        continue;
      }
      boolean atEnd = (i == 0 && length > 1) || i == length - 2;
      if (atEnd && c == '.' && "+*?".indexOf(pattern.charAt(i + 1)) >= 0) {
        i++;
        continue;
      }
      if (SPECIAL.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  static List<String> texts(Operand operand) {
    return switch (operand) {
      case Operand.Text text -> List.of(text.text());
      case Operand.TextList list -> new ArrayList<>(list.texts());
      case Operand.FieldName _ -> List.of();
      case Operand.Call _ -> List.of();
      case Operand.OperandList _ -> List.of();
    };
  }
}
