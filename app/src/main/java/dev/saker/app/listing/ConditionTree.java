package dev.saker.app.listing;

import dev.saker.rules.WrittenCondition;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Printer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints a condition as a tree: one question a line, macros with their names and what they mean.
 */
final class ConditionTree {
  private static final int WIDTH = 110;

  private final WrittenCondition written;
  private final StringBuilder out;

  private ConditionTree(WrittenCondition written, StringBuilder out) {
    this.written = written;
    this.out = out;
  }

  static void append(StringBuilder out, WrittenCondition written, int indent) {
    new ConditionTree(written, out).append(written.condition(), "", indent);
  }

  /**
   * @param before what stands before it on its line
   */
  private void append(Expression tree, String before, int indent) {
    switch (tree) {
      case Expression.And and -> appendAll(and.children(), before + "all of", indent);
      case Expression.Or or -> appendAll(or.children(), before + "any of", indent);
      case Expression.Not not -> append(not.child(), before + "not ", indent);
      case Expression.MacroName name -> {
        Expression macro = macro(name);
        if (macro == null) {
          line(before + name.name(), indent);
        } else {
          append(macro, before + name.name() + ": ", indent);
        }
      }
      case Expression.Exists _, Expression.Comparison _ ->
          line(before + Printer.print(tree), indent);
    }
  }

  private void appendAll(List<Expression> children, String head, int indent) {
    line(head, indent);
    for (Expression child : children) {
      append(child, "", indent + 2);
    }
  }

  private @Nullable Expression macro(Expression.MacroName name) {
    return written.macros().get(name.name());
  }

  private void line(String text, int indent) {
    out.repeat(' ', indent);
    Wrapping.append(out, text, indent + 4, WIDTH);
    out.append('\n');
  }
}
