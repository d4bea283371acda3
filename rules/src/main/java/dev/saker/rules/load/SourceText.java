package dev.saker.rules.load;

/**
 * A text that problems point into.
 *
 * @param name what problems call it
 * @param text its content
 */
record SourceText(String name, String text) {
  private static final int HALF_WIDTH = 80;

  /**
   * The line around a place with a caret under the place; long lines are cut on both sides.
   *
   * @param offset characters before the place; beyond the end means the end
   */
  String snippet(int offset) {
    int at = Math.min(offset, text.length());
    if (at > 0 && at == text.length()) {
      at--;
    }
    while (at > 0 && text.charAt(at) == '\n') {
      at--;
    }
    int from = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    int to = end < 0 ? text.length() : Math.max(end, from);
    int cutFrom = Math.max(from, at - HALF_WIDTH);
    int cutTo = Math.min(to, at + HALF_WIDTH);
    String head = cutFrom > from ? "..." : "";
    String line = head + text.substring(cutFrom, cutTo) + (cutTo < to ? "..." : "");
    int column = Math.min(offset, cutTo) - cutFrom + head.length();
    return line + "\n" + " ".repeat(Math.max(0, column)) + "^\n";
  }

  /** Where a line starts, counted from 0; the end of the text for lines behind the last. */
  int lineStart(int line) {
    int at = 0;
    for (int i = 0; i < line; i++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return text.length();
      }
      at = end + 1;
    }
    return at;
  }
}
