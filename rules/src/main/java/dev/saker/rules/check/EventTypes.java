package dev.saker.rules.check;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Syscalls;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import dev.saker.rules.syntax.Operator;
import java.util.List;

/**
 * Finds the events on which a condition could be true. Comparisons of {@code evt.type} and {@code
 * syscall.type} with names decide; all others are neutral, negated or not. Negation is pushed down
 * to the comparisons.
 */
final class EventTypes {
  /** Events of system calls that have no event of their own. */
  private static final EventCodes GENERIC = EventCodes.of(0, 1);

  private EventTypes() {}

  static EventCodes infer(Expression expression) {
    return infer(expression, false);
  }

  /** Whether a name is that of an event or a system call. */
  static boolean isKnown(String name) {
    return !EventTable.named(name).isEmpty() || Syscalls.isName(name);
  }

  private static EventCodes infer(Expression expression, boolean negated) {
    return switch (expression) {
      case Expression.And and -> combine(and.children(), negated, negated);
      case Expression.Or or -> combine(or.children(), !negated, negated);
      case Expression.Not not -> infer(not.child(), !negated);
      case Expression.Exists exists ->
          isEventType(exists.operand()) && negated ? EventCodes.NONE : EventCodes.ALL;
      case Expression.Comparison comparison -> comparison(comparison, negated);
      case Expression.MacroName _ -> EventCodes.ALL;
    };
  }

  private static EventCodes combine(List<Expression> children, boolean union, boolean negated) {
    EventCodes codes = union ? EventCodes.NONE : EventCodes.ALL;
    for (Expression child : children) {
      EventCodes some = infer(child, negated);
      codes = union ? codes.or(some) : codes.and(some);
    }
    return codes;
  }

  private static EventCodes comparison(Expression.Comparison comparison, boolean negated) {
    if (comparison.modifier() != null) {
      return EventCodes.ALL;
    }
    boolean deciding =
        comparison.operator() == Operator.EQ
            || comparison.operator() == Operator.NE
            || comparison.operator() == Operator.IN;
    if (!deciding || !isEventType(comparison.left())) {
      return EventCodes.ALL;
    }
    EventCodes codes = EventCodes.NONE;
    for (String name : texts(comparison.right())) {
      codes = codes.or(named(name));
    }
    return (comparison.operator() == Operator.NE) != negated ? codes.complement() : codes;
  }

  private static EventCodes named(String name) {
    int[] codes =
        EventTable.named(name).stream()
            .mapToInt(EventType::code)
            .filter(code -> code > 1)
            .toArray();
    if (codes.length == 0 && Syscalls.isName(name)) {
      return GENERIC;
    }
    return EventCodes.of(codes);
  }

  static boolean isEventType(Operand operand) {
    return isField(operand, "evt.type") || isField(operand, "syscall.type");
  }

  private static boolean isField(Operand operand, String name) {
    return operand instanceof Operand.FieldName field
        && field.argument() == null
        && field.name().equals(name);
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
}
