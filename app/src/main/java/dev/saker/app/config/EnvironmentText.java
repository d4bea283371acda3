package dev.saker.app.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in environment variables. */
final class EnvironmentText {
  private EnvironmentText() {}

  /**
   * Replaces each <code>${NAME}</code> by the variable, or by nothing when there is none; <code>
   * $${x}</code> stands for <code>${x}</code>. What was filled in is not looked at again, and a
   * brace that is not closed is plain text.
   */
  static String expand(String text, Function<String, @Nullable String> variables) {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (dollar >= 0) {
      boolean escaped = text.startsWith("$${", dollar);
      int open = escaped ? dollar + 2 : dollar + 1;
      int close = text.startsWith("{", open) ? text.indexOf('}', open) : -1;
      if (close < 0) {
        dollar = text.indexOf('$', dollar + 1);
        continue;
      }
      out.append(text, from, dollar);
      if (escaped) {
        out.append(text, dollar + 1, close + 1);
      } else {
        String value = variables.apply(text.substring(open + 1, close));
        out.append(value == null ? "" : value);
      }
      from = close + 1;
      dollar = text.indexOf('$', from);
    }
    return out.append(text, from, text.length()).toString();
  }
}
