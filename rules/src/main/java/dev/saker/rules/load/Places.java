package dev.saker.rules.load;

import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import dev.saker.rules.syntax.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds positions in trees. A position is that of a node by identity: macros have their own. */
final class Places {
  private Places() {}

  /** Whether a position is that of a node in a tree. */
  static boolean contains(Expression tree, Position position) {
    return Identity.same(tree.position(), position) || check(tree, position) != null;
  }

  /** The single question in a tree that a position belongs to; null when it belongs to none. */
  static @Nullable Expression check(Expression tree, Position position) {
    return switch (tree) {
      case Expression.And and -> first(and.children(), position);
      case Expression.Or or -> first(or.children(), position);
      case Expression.Not not -> check(not.child(), position);
      case Expression.Exists exists ->
          isAt(exists, position) || contains(exists.operand(), position) ? exists : null;
      case Expression.Comparison comparison ->
          isAt(comparison, position)
                  || contains(comparison.left(), position)
                  || contains(comparison.right(), position)
              ? comparison
              : null;
      case Expression.MacroName name -> isAt(name, position) ? name : null;
    };
  }

  private static @Nullable Expression first(List<Expression> trees, Position position) {
    for (Expression tree : trees) {
      Expression found = check(tree, position);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isAt(Expression tree, Position position) {
    return Identity.same(tree.position(), position);
  }

  private static boolean contains(Operand operand, Position position) {
    if (Identity.same(operand.position(), position)) {
      return true;
    }
    return switch (operand) {
      case Operand.FieldName field -> false;
      case Operand.Text text -> false;
      case Operand.TextList list -> false;
      case Operand.Call call ->
          call.arguments().stream().anyMatch(each -> contains(each, position));
      case Operand.OperandList list ->
          list.items().stream().anyMatch(each -> contains(each, position));
    };
  }
}
