package dev.saker.app.listing;

/** Breaks text into lines. */
final class Wrapping {
  private Wrapping() {}

  /**
   * Appends text whose first line begins at a column already reached, and further lines below it.
   *
   * @param indent column at which every line begins
   * @param width column that no line passes, unless a single word does
   */
  static void append(StringBuilder out, String text, int indent, int width) {
    int column = indent;
    boolean first = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!first && column + 1 + word.length() > width) {
        out.append('\n').repeat(' ', indent);
        column = indent;
      } else if (!first) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
      first = false;
    }
  }

  /**
   * As {@link #append}, with a blank behind each word, the last of a line included: Falco prints
   * its tables so.
   */
  static void appendEnded(StringBuilder out, String text, int indent, int width) {
    int column = indent;
    for (String word : text.strip().split("\\s+", -1)) {
      if (column + word.length() + 1 > width) {
        out.append('\n').repeat(' ', indent);
        column = indent;
      }
      out.append(word).append(' ');
      column += word.length() + 1;
    }
  }
}
