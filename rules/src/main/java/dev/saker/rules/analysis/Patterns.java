package dev.saker.rules.analysis;

import dev.saker.rules.syntax.Printer;
import org.jspecify.annotations.Nullable;

/** Which shell patterns say no more than a simpler operator. */
final class Patterns {
  private static final String SPECIAL = "*?[\\";

  private Patterns() {}

  /** Operator and operand that mean the same as {@code glob} with a pattern; null for none. */
  static @Nullable String simpler(String pattern) {
    boolean open = pattern.startsWith("*");
    boolean end = pattern.length() > 1 && pattern.endsWith("*");
    String inner = pattern.substring(open ? 1 : 0, pattern.length() - (end ? 1 : 0));
    if (inner.isEmpty() || inner.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      return null;
    }
    String operator = open ? end ? "contains" : "endswith" : end ? "startswith" : "=";
    return operator + " " + Printer.quote(inner);
  }
}
