package dev.saker.rules.syntax;

/** Parses conditions. Stateless towards its callers. */
public final class ConditionParser {
  /** How deep {@code and}, {@code or} and {@code not} may be nested in each other. */
  public static final int MAX_DEPTH = 1000;

  private ConditionParser() {}

  /**
   * Parses a whole text as a condition.
   *
   * @return the tree, or the first problem; no text makes it throw
   */
  public static ParseResult parse(String text) {
    return new ParseResult.Failed(
        new SyntaxProblem(Position.START, "not a condition: text=" + text));
  }
}
