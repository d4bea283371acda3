package dev.saker.rules.syntax;

/** A syntax tree, or the problem that prevented it. */
public sealed interface ParseResult {
  /** The text is a condition. */
  record Parsed(Expression expression) implements ParseResult {}

  /** The text is none. */
  record Failed(SyntaxProblem problem) implements ParseResult {}
}
