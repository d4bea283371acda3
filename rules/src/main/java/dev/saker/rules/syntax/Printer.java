package dev.saker.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints syntax trees as text that parses to the same tree, or as the reference prints them for
 * programs.
 */
public final class Printer {
  private static final String ESCAPED = "\b\f\n\r\t\\\"";
  private static final String LETTERS = "bfnrt\\\"";

  private final StringBuilder out = new StringBuilder();
  private final boolean forPrograms;

  private Printer(boolean forPrograms) {
    this.forPrograms = forPrograms;
  }

  public static String print(Expression expression) {
    Printer printer = new Printer(false);
    printer.add(expression);
    return printer.out.toString();
  }

  public static String print(Operand operand) {
    Printer printer = new Printer(false);
    printer.add(operand);
    return printer.out.toString();
  }

  /**
   * As the reference prints a tree. Texts that are empty or have parentheses or commas stand bare,
   * so that the outcome may not parse any more.
   */
  public static String printForPrograms(Expression expression) {
    Printer printer = new Printer(true);
    printer.add(expression);
    return printer.out.toString();
  }

  /** A text as it stands in a condition: quoted, with escapes, if it needs to be. */
  public static String quote(String text) {
    if (text.indexOf(0) >= 0) {
      // Only a bare word can hold a NUL: it ends a quoted text.
      return text;
    }
    boolean plain = !text.isEmpty();
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c > ' ' && "()\"'=,\\".indexOf(c) < 0;
      int letter = ESCAPED.indexOf(c);
      if (letter < 0) {
        quoted.append(c);
      } else if (c == '\\' && i == text.length() - 1) {
        // A backslash before the closing quote would keep it from closing.
        quoted.append("\\ ");
      } else {
        quoted.append('\\').append(LETTERS.charAt(letter));
      }
    }
    return plain ? text : quoted.append('"').toString();
  }

  private void add(Expression expression) {
    switch (expression) {
      case Expression.And and -> addAll(and.children(), " and ");
      case Expression.Or or -> addAll(or.children(), " or ");
      case Expression.Not not -> {
        out.append("not ");
        if (not.child() instanceof Expression.Not) {
          // Without the parentheses the two would cancel each other.
          out.append('(');
          add(not.child());
          out.append(')');
        } else {
          add(not.child());
        }
      }
      case Expression.Exists exists -> {
        add(exists.operand());
        out.append(" exists");
      }
      case Expression.Comparison comparison -> add(comparison);
      case Expression.MacroName macro ->
          // Behind parentheses the name is not taken for the word.
          out.append(macro.name().equals("not") ? "(not)" : macro.name());
    }
  }

  private void addAll(List<Expression> children, String separator) {
    out.append('(');
    String before = "";
    for (Expression child : children) {
      out.append(before);
      add(child);
      before = separator;
    }
    out.append(')');
  }

  private void add(Expression.Comparison comparison) {
    add(comparison.left());
    out.append(' ').append(comparison.operator().symbol()).append(' ');
    Modifier modifier = comparison.modifier();
    if (modifier != null) {
      out.append(modifier.word()).append(' ');
    }
    add(comparison.right());
  }

  private void add(Operand operand) {
    switch (operand) {
      case Operand.FieldName field -> {
        out.append(field.name());
        addArgument(field.argument());
      }
      case Operand.Call call -> {
        out.append(call.function().word()).append('(');
        addOperands(call.arguments());
        out.append(')');
        addArgument(call.argument());
      }
      case Operand.Text text -> out.append(written(text.text()));
      case Operand.TextList list -> {
        out.append('(');
        String before = "";
        for (String text : list.texts()) {
          out.append(before).append(written(text));
          before = ", ";
        }
        out.append(')');
      }
      case Operand.OperandList list -> {
        out.append('(');
        addOperands(list.items());
        out.append(')');
      }
    }
  }

  private String written(String text) {
    if (!forPrograms) {
      return quote(text);
    }
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      quoted |= " ='".indexOf(text.charAt(i)) >= 0 || ESCAPED.indexOf(text.charAt(i)) >= 0;
    }
    return quoted ? '"' + escaped(text) + '"' : text;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int letter = ESCAPED.indexOf(text.charAt(i));
      if (letter < 0) {
        escaped.append(text.charAt(i));
      } else {
        escaped.append('\\').append(LETTERS.charAt(letter));
      }
    }
    return escaped.toString();
  }

  private void addOperands(List<Operand> operands) {
    String before = "";
    for (Operand operand : operands) {
      out.append(before);
      if (operand instanceof Operand.Text text && !isNumber(text.text())) {
        out.append(alwaysQuoted(text.text()));
      } else {
        add(operand);
      }
      before = ", ";
    }
  }

  private static boolean isNumber(String text) {
    return text.equals(new Lexer(text).takeNumber());
  }

  private static String alwaysQuoted(String text) {
    String quoted = quote(text);
    return quoted.startsWith("\"") ? quoted : '"' + quoted + '"';
  }

  private void addArgument(@Nullable String argument) {
    if (argument != null) {
      boolean plain = argument.equals(new Lexer(argument).takeBareArgument());
      out.append('[').append(plain ? argument : alwaysQuoted(argument)).append(']');
    }
  }
}
