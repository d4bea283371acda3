package dev.saker.rules.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.saker.rules.syntax.Position;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds regular expressions to the POSIX syntax of RE2 and puts them into the form that RE2/J
 * takes. What that syntax lacks is refused: groups that begin with {@code (?}, classes such as
 * {@code \d} or {@code \pL}, word boundaries, references to groups.
 */
final class Regexes {
  private final String pattern;
  private final Position position;
  private final StringBuilder out = new StringBuilder();
  private int at;

  /** Where in {@link #out} the last atom with its repetitions begins; -1 when nothing to repeat. */
  private int atomStart = -1;

  private boolean repeated;
  private final Deque<Integer> groups = new ArrayDeque<>();

  private Regexes(String pattern, Position position) {
    this.pattern = pattern;
    this.position = position;
  }

  /** The form that RE2/J takes. */
  static String translate(String pattern, Position position) throws CheckFailure {
    String translated = new Regexes(pattern, position).translate();
    try {
      // In POSIX syntax "^" and "$" also match at line ends.
      Pattern _ = Pattern.compile(translated, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw CheckFailure.invalid(
          position, "invalid regular expression: " + e.getDescription() + ": pattern=" + pattern);
    }
    return translated;
  }

  private String translate() throws CheckFailure {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '\\' -> {
          beginAtom();
          escape();
        }
        case '[' -> {
          beginAtom();
          characterClass();
        }
        case '(' -> open();
        case ')' -> close();
        case '|' -> {
          out.append(c);
          at++;
          atomStart = -1;
        }
        case '*', '+', '?' -> repeat(1);
        case '{' -> {
          int length = countedLength();
          if (length > 0) {
            repeat(length);
          } else {
            beginAtom();
            out.append("\\{");
            at++;
          }
        }
        default -> {
          beginAtom();
          out.append(c);
          at++;
          if (Character.isHighSurrogate(c) && at < pattern.length()) {
            out.append(pattern.charAt(at++));
          }
        }
      }
    }
    return out.toString();
  }

  private void beginAtom() {
    atomStart = out.length();
    repeated = false;
  }

  private void open() throws CheckFailure {
    if (pattern.startsWith("(?", at)) {
      throw refused("groups that begin with (?");
    }
    groups.push(out.length());
    out.append('(');
    at++;
    atomStart = -1;
  }

  private void close() throws CheckFailure {
    if (groups.isEmpty()) {
      throw CheckFailure.invalid(
          position, "invalid regular expression: unexpected ): pattern=" + pattern);
    }
    out.append(')');
    at++;
    atomStart = groups.pop();
    repeated = false;
  }

  /** Repetitions of repetitions are fine here, while RE2/J wants a group around the inner one. */
  private void repeat(int length) throws CheckFailure {
    if (atomStart < 0) {
      throw CheckFailure.invalid(
          position,
          "invalid regular expression: nothing to repeat before "
              + pattern.substring(at, at + length)
              + ": pattern="
              + pattern);
    }
    if (repeated) {
      out.insert(atomStart, "(?:").append(')');
    }
    out.append(pattern, at, at + length);
    at += length;
    repeated = true;
  }

  /** Length of a repetition such as {@code {2,5}}, or 0 when the brace is a plain character. */
  private int countedLength() {
    int end = pattern.indexOf('}', at);
    boolean counted = end > 0 && pattern.substring(at, end + 1).matches("\\{[0-9]+(,[0-9]*)?\\}");
    return counted ? end + 1 - at : 0;
  }

  private void characterClass() throws CheckFailure {
    int start = at;
    out.append(pattern.charAt(at++));
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      out.append(pattern.charAt(at++));
    }
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      char c = pattern.charAt(at);
      int classEnd = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      if (c == '-' && !first && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
        throw refused("a - in the middle of a character class");
      }
      if (classEnd > 0) {
        out.append(pattern, at, classEnd + 2);
        at = classEnd + 2;
      } else {
        classMember();
        if (at + 1 < pattern.length()
            && pattern.charAt(at) == '-'
            && pattern.charAt(at + 1) != ']') {
          out.append('-');
          at++;
          classMember();
        }
      }
      first = false;
    }
    if (at >= pattern.length()) {
      throw CheckFailure.invalid(
          position,
          "invalid regular expression: missing ] behind "
              + pattern.substring(start)
              + ": pattern="
              + pattern);
    }
    out.append(']');
    at++;
  }

  private void classMember() throws CheckFailure {
    char c = pattern.charAt(at);
    if (c == '\\') {
      escape();
    } else {
      if (c == '[') {
        out.append('\\');
      }
      out.append(c);
      at++;
    }
  }

  private void escape() throws CheckFailure {
    char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : 0;
    boolean wordCharacter = Character.isLetterOrDigit(next) || next == '_' || next >= 0x80;
    boolean octal = isOctal(next) && at + 2 < pattern.length() && isOctal(pattern.charAt(at + 2));
    if (next == 0 || (wordCharacter && "0xafnrtv".indexOf(next) < 0 && !octal)) {
      throw refused("the escape \\" + (next == 0 ? "" : String.valueOf(next)));
    }
    int end = at + 2;
    if (next == 'x' && pattern.startsWith("{", end)) {
      end = Math.max(end, pattern.indexOf('}', end) + 1);
    } else if (next == 'x') {
      end = Math.min(end + 2, pattern.length());
    } else if (next >= '0' && next <= '7') {
      while (end < Math.min(at + 4, pattern.length()) && isOctal(pattern.charAt(end))) {
        end++;
      }
    }
    out.append(pattern, at, end);
    at = end;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private CheckFailure refused(String what) {
    return CheckFailure.invalid(
        position,
        "invalid regular expression: POSIX syntax has no " + what + ": pattern=" + pattern);
  }
}
