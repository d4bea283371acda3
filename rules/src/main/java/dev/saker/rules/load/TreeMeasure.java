package dev.saker.rules.load;

import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Knows of trees how large they are and which macro names stand in them. One thread. */
final class TreeMeasure {
  /** Nodes and values that a condition may have once macros are replaced. */
  static final long MAX_WEIGHT = 500_000;

  private final IdentityHashMap<Expression, Size> sizes = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, List<Expression.MacroName>> names =
      new IdentityHashMap<>();

  /** Nodes and listed values, and levels, of a tree. */
  private record Size(long weight, int depth) {}

  /** Whether a tree is too large, or too deep, to work with. */
  boolean isTooLarge(Expression tree) {
    Size size = size(tree);
    return size.weight > MAX_WEIGHT || size.depth > ConditionParser.MAX_DEPTH;
  }

  /** The macro names in a tree, from left to right. */
  List<Expression.MacroName> names(Expression tree) {
    return names.computeIfAbsent(
        tree,
        key -> {
          List<Expression.MacroName> found = new ArrayList<>();
          collect(key, found);
          return found;
        });
  }

  private Size size(Expression tree) {
    Size known = sizes.get(tree);
    if (known == null) {
      known = measure(tree);
      sizes.put(tree, known);
    }
    return known;
  }

  private Size measure(Expression tree) {
    return switch (tree) {
      case Expression.And and -> measure(and.children());
      case Expression.Or or -> measure(or.children());
      case Expression.Not not -> measure(List.of(not.child()));
      case Expression.Exists exists -> new Size(1, 1);
      case Expression.Comparison comparison -> new Size(1 + weight(comparison.right()), 1);
      case Expression.MacroName name -> new Size(1, 1);
    };
  }

  private Size measure(List<Expression> children) {
    long weight = 1;
    int depth = 0;
    for (Expression child : children) {
      Size size = size(child);
      weight += size.weight;
      depth = Math.max(depth, size.depth);
    }
    return new Size(weight, depth + 1);
  }

  private static long weight(Operand operand) {
    return operand instanceof Operand.TextList list ? list.texts().size() : 1;
  }

  private static void collect(Expression tree, List<Expression.MacroName> found) {
    switch (tree) {
      case Expression.And and -> and.children().forEach(child -> collect(child, found));
      case Expression.Or or -> or.children().forEach(child -> collect(child, found));
      case Expression.Not not -> collect(not.child(), found);
      case Expression.Exists exists -> {}
      case Expression.Comparison comparison -> {}
      case Expression.MacroName name -> found.add(name);
    }
  }
}
