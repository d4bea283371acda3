package dev.saker.rules.eval;

import java.nio.charset.StandardCharsets;

/**
 * Finds a text without which a regular expression can not match: looking for it first spares most
 * values the expression. Conservative: what is not understood requires nothing.
 */
final class RequiredText {
  /** A shorter text would exclude too little. */
  private static final int SHORTEST = 3;

  private final String pattern;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";

  private RequiredText(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The longest text that stands in every match of an expression outside of groups.
   *
   * @return empty when none is known
   */
  static byte[] of(String pattern) {
    // Alternatives, flags and quotations change what the characters around them mean.
    if (pattern.contains("|") || pattern.contains("(?") || pattern.contains("\\Q")) {
      return new byte[0];
    }
    RequiredText text = new RequiredText(pattern);
    text.scan();
    return text.longest.getBytes(StandardCharsets.UTF_8);
  }

  private void scan() {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '(' -> {
          endRun();
          at = afterGroup(at);
        }
        case '[' -> {
          endRun();
          at = afterClass(at);
        }
        case '?', '*', '{' -> {
          // What stands before may be missing.
          run.setLength(Math.max(0, run.length() - 1));
          endRun();
          at = c == '{' ? after('}', at) : at + 1;
        }
        case '\\' -> {
          if (at + 1 < pattern.length() && isPunctuation(pattern.charAt(at + 1))) {
            run.append(pattern.charAt(at + 1));
            at += 2;
          } else {
            // A class such as \d, an anchor, or a character by its number: nothing is sure any
            // more.
            endRun();
            return;
          }
        }
        case '.', '^', '$', '+', ')' -> {
          endRun();
          at++;
        }
        default -> {
          if (c < ' ' || c > '~') {
            endRun();
            return;
          }
          run.append(c);
          at++;
        }
      }
    }
    endRun();
  }

  private void endRun() {
    if (run.length() >= SHORTEST && run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  /** The position after the group that begins here; the end when it is not understood. */
  private int afterGroup(int start) {
    int depth = 0;
    int at = start;
    while (at < pattern.length()) {
      switch (pattern.charAt(at)) {
        case '\\' -> at++;
        case '[' -> at = afterClass(at) - 1;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return pattern.length();
  }

  /** The position after the class of characters that begins here. */
  private int afterClass(int start) {
    int at = start + 1;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      if (pattern.startsWith("[:", at)) {
        int end = pattern.indexOf(":]", at + 2);
        at = end < 0 ? at + 1 : end + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    return Math.min(at + 1, pattern.length());
  }

  private int after(char c, int from) {
    int at = pattern.indexOf(c, from);
    return at < 0 ? pattern.length() : at + 1;
  }

  private static boolean isPunctuation(char c) {
    return c > ' ' && c <= '~' && !Character.isLetterOrDigit(c);
  }
}
