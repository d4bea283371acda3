package dev.saker.rules.syntax;

import dev.saker.rules.syntax.Lexer.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses conditions. Parentheses are kept on a stack of its own, so that no text can overflow that
 * of the thread.
 *
 * <pre>
 * or    := and { "or" and }
 * and   := unit { "and" unit }
 * unit  := { "not " } ( "not(" or ")" | "(" or ")" | check | macro name )
 * check := ( field | call ) ( "exists" | operator right-hand side )
 * </pre>
 */
public final class ConditionParser {
  /** How deep {@code and}, {@code or} and {@code not} may be nested in each other. */
  public static final int MAX_DEPTH = 1000;

  /** How many parentheses may be open at once. */
  public static final int MAX_PARENTHESES = 8000;

  private static final List<Operator> NUMBER_OPERATORS =
      List.of(Operator.LE, Operator.LT, Operator.GE, Operator.GT);

  private static final List<Operator> WORD_OPERATORS =
      List.of(
          Operator.GLOB,
          Operator.IGLOB,
          Operator.CONTAINS,
          Operator.ICONTAINS,
          Operator.BCONTAINS,
          Operator.STARTSWITH,
          Operator.BSTARTSWITH,
          Operator.ENDSWITH,
          Operator.REGEX);

  private static final List<Operator> LIST_OPERATORS =
      List.of(Operator.INTERSECTS, Operator.IN, Operator.PMATCH);

  private final Lexer lexer;
  private final OperandParser operands;
  private final Deque<Level> outer = new ArrayDeque<>();
  private Level level;

  private ConditionParser(String text) {
    lexer = new Lexer(text);
    operands = new OperandParser(lexer);
    level = new Level(lexer.position());
  }

  /**
   * Parses a whole text as a condition.
   *
   * @return the tree, or the first problem; no text makes it throw
   */
  public static ParseResult parse(String text) {
    try {
      return new ParseResult.Parsed(new ConditionParser(text).condition());
    } catch (Failure failure) {
      return new ParseResult.Failed(failure.problem());
    }
  }

  /**
   * Parses the field or call at the start of a text and ignores what follows it.
   *
   * @return the operand with its length, or null when the text does not begin with one
   */
  public static @Nullable OperandPrefix parseOperand(String text) {
    Lexer lexer = new Lexer(text);
    try {
      Operand operand = new OperandParser(lexer).fieldOrCall();
      return operand == null ? null : new OperandPrefix(operand, lexer.offset());
    } catch (Failure failure) {
      return null;
    }
  }

  private Expression condition() throws Failure {
    if (lexer.atEnd()) {
      throw lexer.failure("the condition is empty");
    }
    while (true) {
      Expression unit = unit();
      if (unit == null) {
        continue;
      }
      level.add(unit, lexer);
      while (!continues()) {
        Expression closed = level.close(lexer);
        if (outer.isEmpty()) {
          if (!lexer.atEnd()) {
            throw lexer.failure(
                "unexpected token after '" + lexer.lastToken() + "', expecting 'or', 'and'");
          }
          return closed;
        }
        if (!lexer.take(")")) {
          throw lexer.failure("expected ')', 'and' or 'or'");
        }
        int depth = level.closedDepth();
        level = outer.pop();
        level.addClosed(closed, depth, lexer);
      }
    }
  }

  /** Parses up to the end of a check, or opens a parenthesis and answers null. */
  private @Nullable Expression unit() throws Failure {
    lexer.skipBlanks();
    level.beginUnit(lexer.position());
    while (lexer.takeNot()) {
      level.negate();
    }
    if (lexer.take("not(")) {
      level.negate();
      open();
      return null;
    }
    lexer.skipBlanks();
    if (lexer.take("(")) {
      open();
      return null;
    }
    return check();
  }

  private void open() throws Failure {
    if (outer.size() == MAX_PARENTHESES) {
      throw lexer.failure("more than " + MAX_PARENTHESES + " parentheses open at once");
    }
    outer.push(level);
    lexer.skipBlanks();
    level = new Level(lexer.position());
  }

  /**
   * Takes the conjunction behind a complete unit and whatever parenthesis it opens.
   *
   * @return false when none stands there
   */
  private boolean continues() throws Failure {
    lexer.skipBlanks();
    if (!level.isOnlyAlternative() && lexer.take("and")) {
      afterConjunction("and", false);
      return true;
    }
    if (lexer.take("or")) {
      level.closeAnd(lexer);
      afterConjunction("or", true);
      return true;
    }
    return false;
  }

  private void afterConjunction(String word, boolean alternative) throws Failure {
    if (lexer.skipBlanks()) {
      return;
    }
    if (!lexer.take("(")) {
      throw lexer.failure("expected a blank or '(' behind '" + word + "'");
    }
    // A quirk of the language: behind "or(…)" no "and" may follow, while "or (…) and …" is fine.
    level.setOnlyAlternative(alternative);
    level.beginUnit(lexer.position());
    open();
  }

  private Expression check() throws Failure {
    Position start = lexer.position();
    Operand left = operands.fieldOrCall();
    if (left != null) {
      return comparison(left, start);
    }
    String name = lexer.takeIdentifier();
    if (name == null) {
      throw lexer.failure("expected '(', a field, a call or the name of a macro");
    }
    return new Expression.MacroName(name, start);
  }

  private Expression comparison(Operand left, Position start) throws Failure {
    lexer.skipBlanks();
    if (lexer.take("exists")) {
      return new Expression.Exists(left, start);
    }
    for (Operator operator : NUMBER_OPERATORS) {
      if (lexer.take(operator.symbol())) {
        return new Expression.Comparison(left, operator, null, operands.number(), start);
      }
    }
    Operator symbol = symbolOperator();
    if (symbol != null) {
      return textComparison(left, symbol, lexer.skipBlanks(), start);
    }
    for (Operator operator : WORD_OPERATORS) {
      if (lexer.takeWord(operator.symbol())) {
        return textComparison(left, operator, true, start);
      }
    }
    for (Operator operator : LIST_OPERATORS) {
      if (lexer.take(operator.symbol())) {
        return new Expression.Comparison(left, operator, null, operands.listOrCall(), start);
      }
    }
    throw lexer.failure("expected an operator such as =, in, contains or exists");
  }

  private @Nullable Operator symbolOperator() {
    if (lexer.take("==") || lexer.take("=")) {
      return Operator.EQ;
    }
    return lexer.take("!=") ? Operator.NE : null;
  }

  private Expression textComparison(Operand left, Operator operator, boolean blank, Position start)
      throws Failure {
    Modifier modifier = blank ? modifier() : null;
    Operand right = modifier != null ? operands.list() : operands.text();
    return new Expression.Comparison(left, operator, modifier, right, start);
  }

  /** A modifier with a list behind it; otherwise its word is a text to compare with. */
  private @Nullable Modifier modifier() {
    Position start = lexer.position();
    for (Modifier modifier : Modifier.values()) {
      if (lexer.takeWord(modifier.word()) && listFollows()) {
        return modifier;
      }
    }
    lexer.rewind(start);
    return null;
  }

  private boolean listFollows() {
    Position start = lexer.position();
    boolean parenthesis = lexer.take("(");
    lexer.rewind(start);
    String name = lexer.takeIdentifier();
    lexer.rewind(start);
    return parenthesis
        || (name != null && !name.equals("and") && !name.equals("or") && !name.equals("not"));
  }
}
