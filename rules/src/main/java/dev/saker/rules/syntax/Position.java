package dev.saker.rules.syntax;

/**
 * A place in the text of a condition.
 *
 * @param offset characters before it
 * @param line line, from 1; a carriage return and a newline each begin one
 * @param column characters from the start of the line, from 1
 */
public record Position(int offset, int line, int column) {
  /** The first character of any text. */
  public static final Position START = new Position(0, 1, 1);
}
