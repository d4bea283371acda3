package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.Location;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition as it was parsed, after lists and exceptions, with the place in the file where it was
 * written. Finds the place of a problem in the file when the condition stands there as it was
 * parsed, at least up to the problem.
 *
 * @param base what the problem is reported for
 * @param written where the condition stands
 * @param text the condition as it was parsed
 */
record ConditionPlace(Context base, Context written, String text) {
  /** Stands for a condition rather than a place in it. */
  static final dev.saker.rules.syntax.Position WHOLE = new dev.saker.rules.syntax.Position(0, 0, 0);

  private static final int NAME_LENGTH = 20;
  private static final String EXPANDED =
      "shown is the condition with lists, exceptions and appended parts put in";

  /** A problem at a place in the parsed text. */
  Problem problem(
      ProblemCode code, dev.saker.rules.syntax.Position at, String message, String hint) {
    return problem(code, at, at, message, hint);
  }

  /**
   * A problem at a place in the parsed text.
   *
   * @param reported the place that programs are told, which the reference counts from the begin of
   *     the question; {@link #WHOLE} for the condition as a whole
   */
  Problem problem(
      ProblemCode code,
      dev.saker.rules.syntax.Position reported,
      dev.saker.rules.syntax.Position at,
      String message,
      String hint) {
    List<Location> locations = new ArrayList<>(base.locations());
    dev.saker.rules.Position start = base.position();
    locations.add(
        new Location(
            ItemType.CONDITION_EXPRESSION,
            "",
            new dev.saker.rules.Position(
                name(),
                start.line() + reported.line(),
                start.column() + reported.column(),
                start.offset() + reported.offset())));
    int offset = offsetInFile(at.offset());
    if (offset < 0) {
      return new Problem(
          code,
          message,
          locations,
          written.position(),
          new SourceText("", text).snippet(at.offset()),
          hint.isEmpty() ? EXPANDED : hint);
    }
    return new Problem(
        code, message, locations, positionInFile(offset), written.source().snippet(offset), hint);
  }

  /**
   * As {@link #problem}, but looks harder for the place: where lists were put in before it, what
   * stands at the place is looked for in the file.
   */
  Problem hint(ProblemCode code, dev.saker.rules.syntax.Position at, String message, String hint) {
    int offset = offsetInFile(at.offset());
    if (offset < 0) {
      offset = sameWord(at.offset());
    }
    if (offset < 0) {
      return problem(code, at, message, hint);
    }
    return new Problem(
        code,
        message,
        base.locations(),
        positionInFile(offset),
        written.source().snippet(offset),
        hint);
  }

  private String name() {
    String shown = text.length() > NAME_LENGTH ? text.substring(0, NAME_LENGTH - 3) + "..." : text;
    return '"' + shown.replace('\n', ' ').replace('\r', ' ') + '"';
  }

  /** Where in the file a place of the parsed text is; -1 when the two differ before it. */
  private int offsetInFile(int offset) {
    int found = align(0, offset);
    return found < 0 && text.startsWith("(") ? align(1, offset) : found;
  }

  /**
   * Where in the file the word at a place of the parsed text stands, when the condition has it as
   * often in the file as it was parsed; else -1.
   */
  private int sameWord(int offset) {
    int end = offset;
    while (end < text.length() && " \t\r\n(),=".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(offset, end);
    String file = written.source().text();
    int start = contentStart(file);
    int next = file.indexOf("\n- ", start);
    String region = file.substring(start, next < 0 ? file.length() : next);
    if (word.isEmpty() || count(region, word) != count(text, word)) {
      return -1;
    }
    int found = -1;
    for (int i = count(text.substring(0, offset), word); i >= 0; i--) {
      found = region.indexOf(word, found + 1);
    }
    return start + found;
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  private int align(int from, int to) {
    String file = written.source().text();
    int at = contentStart(file);
    int in = from;
    while (in < to && in < text.length()) {
      if (Character.isWhitespace(text.charAt(in))) {
        in++;
        continue;
      }
      at = skipBlanks(file, at);
      if (at >= file.length() || file.charAt(at) != text.charAt(in)) {
        return -1;
      }
      at++;
      in++;
    }
    if (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      int next = skipBlanks(file, at);
      return next < file.length() && file.charAt(next) == text.charAt(to) ? next : -1;
    }
    return at;
  }

  /** Where the text of the condition begins behind its quote or its block indicator. */
  private int contentStart(String file) {
    dev.saker.rules.Position start = written.position();
    int at = written.source().lineStart(start.line()) + start.column();
    if (at >= file.length()) {
      return file.length();
    }
    return switch (file.charAt(at)) {
      case '"', '\'' -> at + 1;
      case '>', '|' -> {
        int end = file.indexOf('\n', at);
        yield end < 0 ? file.length() : end;
      }
      default -> at;
    };
  }

  private static int skipBlanks(String file, int from) {
    int at = from;
    while (at < file.length() && Character.isWhitespace(file.charAt(at))) {
      at++;
    }
    return at;
  }

  private dev.saker.rules.Position positionInFile(int offset) {
    String file = written.source().text();
    int line = written.position().line();
    int lineStart = written.source().lineStart(line);
    for (int end = file.indexOf('\n', lineStart);
        end >= 0 && end < offset;
        end = file.indexOf('\n', lineStart)) {
      line++;
      lineStart = end + 1;
    }
    return new dev.saker.rules.Position(written.source().name(), line, offset - lineStart, offset);
  }
}
