package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shell pattern over bytes, as {@code fnmatch} takes it without flags: {@code *} and {@code ?}
 * match slashes and leading dots too, a backslash quotes, {@code [!…]} and {@code [^…]} negate, a
 * bracket that is never closed is a plain character. Immutable.
 */
final class Glob {
  /** One element of a pattern: which single bytes it takes; null for any number of any. */
  private final @Nullable ByteClass[] elements;

  private final boolean ignoreCase;

  private Glob(@Nullable ByteClass[] elements, boolean ignoreCase) {
    this.elements = elements;
    this.ignoreCase = ignoreCase;
  }

  static Glob compile(byte[] pattern, int offset, int length, boolean ignoreCase) {
    return new Glob(
        new GlobCompiler(Arrays.copyOfRange(pattern, offset, offset + length), ignoreCase)
            .compile(),
        ignoreCase);
  }

  boolean matches(Value value) {
    return matches(value.bytes, value.offset, value.offset + value.length);
  }

  /** Takes time proportional to text times pattern at worst. */
  boolean matches(byte[] text, int start, int end) {
    int at = start;
    int element = 0;
    int starElement = -1;
    int starAt = 0;
    while (at < end) {
      ByteClass current = element < elements.length ? elements[element] : null;
      if (current != null && current.contains(fold(text[at]))) {
        at++;
        element++;
      } else if (element < elements.length && current == null) {
        starElement = element++;
        starAt = at;
      } else if (starElement >= 0) {
        element = starElement + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (element < elements.length && elements[element] == null) {
      element++;
    }
    return element == elements.length;
  }

  private int fold(byte b) {
    return (ignoreCase ? ByteRanges.lower(b) : b) & 0xff;
  }
}
