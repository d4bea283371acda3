package dev.saker.rules.syntax;

import dev.saker.rules.syntax.Lexer.Failure;
import java.util.ArrayList;
import java.util.List;

/** What is parsed so far of an {@code or} between two parentheses. */
final class Level {
  private final Position orStart;
  private final List<Expression> alternatives = new ArrayList<>();
  private int alternativesDepth;

  private Position andStart;
  private final List<Expression> conjuncts = new ArrayList<>();
  private int conjunctsDepth;
  private boolean onlyAlternative;

  private Position unitStart;
  private boolean negated;
  private int closedDepth;

  Level(Position start) {
    orStart = start;
    andStart = start;
    unitStart = start;
  }

  void beginUnit(Position start) {
    unitStart = start;
    negated = false;
    if (conjuncts.isEmpty()) {
      andStart = start;
    }
  }

  void negate() {
    negated = !negated;
  }

  /** The unit just parsed stands behind "or(": it may not be continued by "and". */
  void setOnlyAlternative(boolean value) {
    onlyAlternative = value;
  }

  boolean isOnlyAlternative() {
    return onlyAlternative;
  }

  /** Adds a check as the next unit. */
  void add(Expression check, Lexer lexer) throws Failure {
    onlyAlternative = false;
    addClosed(check, 1, lexer);
  }

  /** Adds a parenthesis as the next unit. */
  void addClosed(Expression unit, int depth, Lexer lexer) throws Failure {
    int unitDepth = negated ? depth + 1 : depth;
    requireDepth(unitDepth, lexer);
    conjuncts.add(negated ? new Expression.Not(unit, unitStart) : unit);
    conjunctsDepth = Math.max(conjunctsDepth, unitDepth);
    negated = false;
  }

  /** Makes the units so far an alternative. */
  void closeAnd(Lexer lexer) throws Failure {
    boolean several = conjuncts.size() > 1;
    int depth = several ? conjunctsDepth + 1 : conjunctsDepth;
    requireDepth(depth, lexer);
    alternatives.add(several ? new Expression.And(conjuncts, andStart) : conjuncts.getFirst());
    alternativesDepth = Math.max(alternativesDepth, depth);
    conjuncts.clear();
    conjunctsDepth = 0;
    onlyAlternative = false;
  }

  /** The whole expression; its depth is then {@link #closedDepth}. */
  Expression close(Lexer lexer) throws Failure {
    closeAnd(lexer);
    boolean several = alternatives.size() > 1;
    closedDepth = several ? alternativesDepth + 1 : alternativesDepth;
    requireDepth(closedDepth, lexer);
    return several ? new Expression.Or(alternatives, orStart) : alternatives.getFirst();
  }

  int closedDepth() {
    return closedDepth;
  }

  private static void requireDepth(int depth, Lexer lexer) throws Failure {
    if (depth > ConditionParser.MAX_DEPTH) {
      throw lexer.failure("nested deeper than " + ConditionParser.MAX_DEPTH + " levels");
    }
  }
}
