package dev.saker.rules.load;

import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import java.util.Set;
import java.util.TreeSet;

/** Collects the names in a condition. */
final class ExpressionNames {
  private static final Set<String> EVENT_NAMES = Set.of("evt.type", "evt.asynctype");

  final TreeSet<String> macros = new TreeSet<>();
  final TreeSet<String> fields = new TreeSet<>();
  final TreeSet<String> operators = new TreeSet<>();

  /** Items of lists on right-hand sides. */
  final TreeSet<String> items = new TreeSet<>();

  /** What the type of an event is compared with. */
  final TreeSet<String> events = new TreeSet<>();

  static ExpressionNames in(Expression expression) {
    ExpressionNames names = new ExpressionNames();
    names.add(expression);
    return names;
  }

  private void add(Expression expression) {
    switch (expression) {
      case Expression.And and -> and.children().forEach(this::add);
      case Expression.Or or -> or.children().forEach(this::add);
      case Expression.Not not -> add(not.child());
      case Expression.Exists exists -> {
        operators.add("exists");
        add(exists.operand());
      }
      case Expression.Comparison comparison -> {
        operators.add(comparison.operator().symbol());
        add(comparison.left());
        addRight(comparison);
      }
      case Expression.MacroName macro -> macros.add(macro.name());
    }
  }

  private void addRight(Expression.Comparison comparison) {
    boolean ofEvents =
        comparison.left() instanceof Operand.FieldName field && EVENT_NAMES.contains(field.text());
    switch (comparison.right()) {
      case Operand.Text text -> {
        if (ofEvents) {
          events.add(text.text());
        }
      }
      case Operand.TextList list -> {
        items.addAll(list.texts());
        if (ofEvents) {
          events.addAll(list.texts());
        }
      }
      case Operand.FieldName field -> add(field);
      case Operand.Call call -> add(call);
      case Operand.OperandList list -> add(list);
    }
  }

  private void add(Operand operand) {
    switch (operand) {
      case Operand.FieldName field -> fields.add(field.text());
      case Operand.Call call -> call.arguments().forEach(this::add);
      case Operand.OperandList list -> list.items().forEach(this::add);
      case Operand.Text _ -> {}
      case Operand.TextList _ -> {}
    }
  }
}
