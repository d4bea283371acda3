package dev.saker.app.config;

/**
 * A text that settings stand in: a file, or an option of the command line.
 *
 * @param name what problems call it
 * @param content the whole text
 */
public record ConfigText(String name, String content) {
  /** The line with this number, counted from 0, without its end; empty behind the last one. */
  String line(int number) {
    int start = 0;
    for (int i = 0; i < number; i++) {
      int end = content.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = content.indexOf('\n', start);
    return content.substring(start, end < 0 ? content.length() : end).stripTrailing();
  }
}
