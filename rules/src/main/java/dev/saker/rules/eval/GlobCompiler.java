package dev.saker.rules.eval;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the text of a shell pattern into elements. */
final class GlobCompiler {
  private final byte[] pattern;
  private final boolean ignoreCase;
  private int at;

  GlobCompiler(byte[] pattern, boolean ignoreCase) {
    this.pattern = pattern;
    this.ignoreCase = ignoreCase;
  }

  @Nullable ByteClass[] compile() {
    List<@Nullable ByteClass> elements = new ArrayList<>();
    while (at < pattern.length) {
      elements.add(element());
    }
    return elements.toArray(ByteClass[]::new);
  }

  private @Nullable ByteClass element() {
    byte b = pattern[at++];
    return switch (b) {
      case '*' -> null;
      case '?' -> {
        ByteClass any = new ByteClass();
        any.addAll();
        yield any;
      }
      case '\\' ->
          // Nothing matches a backslash that quotes nothing.
          at == pattern.length ? new ByteClass() : single(pattern[at++]);
      case '[' -> {
        int start = at;
        ByteClass set = bracket();
        if (set == null) {
          at = start;
          yield single(b);
        }
        yield set;
      }
      default -> single(b);
    };
  }

  private ByteClass single(byte b) {
    ByteClass set = new ByteClass();
    set.add(fold(b));
    return set;
  }

  /** What stands between brackets, the opening one taken; null when they are never closed. */
  private @Nullable ByteClass bracket() {
    ByteClass set = new ByteClass();
    boolean negated = at < pattern.length && (pattern[at] == '!' || pattern[at] == '^');
    if (negated) {
      at++;
    }
    boolean first = true;
    while (at < pattern.length && (first || pattern[at] != ']')) {
      first = false;
      if (!namedClass(set)) {
        int from = member();
        int to = from;
        if (at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']') {
          at++;
          to = member();
        }
        for (int value = from; value <= to; value++) {
          set.add(fold((byte) value));
        }
      }
    }
    if (at >= pattern.length) {
      return null;
    }
    at++;
    if (negated) {
      set.complement();
    }
    return set;
  }

  private int member() {
    if (pattern[at] == '\\' && at + 1 < pattern.length) {
      at++;
    }
    return pattern[at++] & 0xff;
  }

  /** Takes a class such as {@code [:digit:]} if one stands here. */
  private boolean namedClass(ByteClass set) {
    if (at + 1 >= pattern.length || pattern[at] != '[' || pattern[at + 1] != ':') {
      return false;
    }
    int end = at + 2;
    while (end < pattern.length && pattern[end] >= 'a' && pattern[end] <= 'z') {
      end++;
    }
    if (end + 1 >= pattern.length || pattern[end] != ':' || pattern[end + 1] != ']') {
      return false;
    }
    String name = new String(pattern, at + 2, end - at - 2, StandardCharsets.US_ASCII);
    for (int value = 0; value < 128; value++) {
      if (isMember(name, (char) value)) {
        set.add(fold((byte) value));
      }
    }
    at = end + 2;
    return true;
  }

  private static boolean isMember(String name, char c) {
    boolean upper = c >= 'A' && c <= 'Z';
    boolean lower = c >= 'a' && c <= 'z';
    boolean digit = c >= '0' && c <= '9';
    return switch (name) {
      case "alpha" -> upper || lower;
      case "alnum" -> upper || lower || digit;
      case "digit" -> digit;
      case "upper" -> upper;
      case "lower" -> lower;
      case "xdigit" -> Character.digit(c, 16) >= 0;
      case "space" -> c == ' ' || (c >= '\t' && c <= '\r');
      case "blank" -> c == ' ' || c == '\t';
      case "cntrl" -> c < ' ' || c == 127;
      case "print" -> c >= ' ' && c < 127;
      case "graph" -> c > ' ' && c < 127;
      case "punct" -> c > ' ' && c < 127 && !upper && !lower && !digit;
      default -> false;
    };
  }

  private int fold(byte b) {
    return (ignoreCase ? ByteRanges.lower(b) : b) & 0xff;
  }
}
