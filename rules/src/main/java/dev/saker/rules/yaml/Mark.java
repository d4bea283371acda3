package dev.saker.rules.yaml;

/**
 * A place in a text. Everything counts from 0.
 *
 * @param line line
 * @param column column in the line, in code points
 * @param offset code points before it
 */
public record Mark(int line, int column, int offset) {
  /** The beginning of any text. */
  public static final Mark START = new Mark(0, 0, 0);
}
