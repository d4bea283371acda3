package dev.saker.rules.check;

import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import dev.saker.rules.syntax.Operator;
import java.util.List;

/**
 * Finds on which members of some set a condition could be true. Comparisons of {@code evt.type} and
 * {@code syscall.type} with names decide; all others are neutral, negated or not. Negation is
 * pushed down to the comparisons.
 *
 * @param <S> sets of these members; immutable
 */
abstract class Inference<S> {
  abstract S all();

  abstract S none();

  abstract S named(String name);

  abstract S and(S left, S right);

  abstract S or(S left, S right);

  abstract S complement(S set);

  final S infer(Expression expression) {
    return infer(expression, false);
  }

  private S infer(Expression expression, boolean negated) {
    return switch (expression) {
      case Expression.And and -> combine(and.children(), negated, negated);
      case Expression.Or or -> combine(or.children(), !negated, negated);
      case Expression.Not not -> infer(not.child(), !negated);
      case Expression.Exists exists ->
          EventTypes.isEventType(exists.operand()) && negated ? none() : all();
      case Expression.Comparison comparison -> comparison(comparison, negated);
      case Expression.MacroName _ -> all();
    };
  }

  private S combine(List<Expression> children, boolean union, boolean negated) {
    S members = union ? none() : all();
    for (Expression child : children) {
      S some = infer(child, negated);
      members = union ? or(members, some) : and(members, some);
    }
    return members;
  }

  private S comparison(Expression.Comparison comparison, boolean negated) {
    if (comparison.modifier() != null) {
      return all();
    }
    boolean deciding =
        comparison.operator() == Operator.EQ
            || comparison.operator() == Operator.NE
            || comparison.operator() == Operator.IN;
    if (!deciding || !EventTypes.isEventType(comparison.left())) {
      // A quirk of the language: such a comparison negated is held against no event at all.
      return deciding && negated && endsInText(comparison.left(), false) ? none() : all();
    }
    S members = none();
    for (String name : texts(comparison.right())) {
      members = or(members, named(name));
    }
    return (comparison.operator() == Operator.NE) != negated ? complement(members) : members;
  }

  private static List<String> texts(Operand operand) {
    return switch (operand) {
      case Operand.Text text -> List.of(text.text());
      case Operand.TextList list -> list.texts();
      case Operand.FieldName _ -> List.of();
      case Operand.Call _ -> List.of();
      case Operand.OperandList _ -> List.of();
    };
  }

  /** Whether the last argument of a call, seen through calls and lists in it, is a constant. */
  private static boolean endsInText(Operand operand, boolean before) {
    return switch (operand) {
      case Operand.FieldName _ -> false;
      case Operand.Text _ -> true;
      case Operand.TextList _ -> true;
      case Operand.Call call -> endsInText(call.arguments(), before);
      case Operand.OperandList list -> endsInText(list.items(), before);
    };
  }

  private static boolean endsInText(List<Operand> operands, boolean before) {
    boolean ends = before;
    for (Operand operand : operands) {
      ends = endsInText(operand, ends);
    }
    return ends;
  }
}
