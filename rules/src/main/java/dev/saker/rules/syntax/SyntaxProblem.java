package dev.saker.rules.syntax;

/**
 * Why a text is no condition.
 *
 * @param position where the parser gave up
 * @param message what it expected, for users
 */
public record SyntaxProblem(Position position, String message) {}
