package dev.saker.rules.syntax;

/**
 * A field or call at the start of a text.
 *
 * @param length characters it takes
 */
public record OperandPrefix(Operand operand, int length) {}
