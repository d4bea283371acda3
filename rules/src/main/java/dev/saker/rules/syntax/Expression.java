package dev.saker.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Syntax tree of a condition. Immutable. Parentheses leave no node behind, pairs of {@code not}
 * neither.
 *
 * <p>A tree that comes from {@link ConditionParser} is at most {@link ConditionParser#MAX_DEPTH}
 * nodes deep, so code may recurse over it; who nests trees, as the expansion of macros does, keeps
 * to that limit.
 */
public sealed interface Expression {
  /** Where it begins. */
  Position position();

  /** All children hold; two or more. */
  record And(List<Expression> children, Position position) implements Expression {
    public And {
      children = List.copyOf(children);
      requireSeveral(children);
    }
  }

  /** Some child holds; two or more. */
  record Or(List<Expression> children, Position position) implements Expression {
    public Or {
      children = List.copyOf(children);
      requireSeveral(children);
    }
  }

  /** The child does not hold. */
  record Not(Expression child, Position position) implements Expression {}

  /** The operand has a value. */
  record Exists(Operand operand, Position position) implements Expression {}

  /**
   * An operand compared with another.
   *
   * @param left a field or a call
   * @param modifier null for none
   * @param right a {@link Operand.Text}, a {@link Operand.TextList} or a call
   */
  record Comparison(
      Operand left,
      Operator operator,
      @Nullable Modifier modifier,
      Operand right,
      Position position)
      implements Expression {}

  /** The name of a macro. */
  record MacroName(String name, Position position) implements Expression {}

  private static void requireSeveral(List<Expression> children) {
    if (children.size() < 2) {
      throw new IllegalArgumentException("too few children: count=" + children.size());
    }
  }
}
