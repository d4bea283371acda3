package dev.saker.rules.syntax;

/** Prints syntax trees as text that parses to the same tree. */
public final class Printer {
  private Printer() {}

  public static String print(Expression expression) {
    return expression.toString();
  }

  public static String print(Operand operand) {
    return operand.toString();
  }
}
