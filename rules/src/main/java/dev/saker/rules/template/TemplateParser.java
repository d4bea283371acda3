package dev.saker.rules.template;

import dev.saker.rules.check.Checker;
import dev.saker.rules.check.Problem;
import dev.saker.rules.ir.Term;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.OperandPrefix;
import dev.saker.rules.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a template into segments. */
final class TemplateParser {
  private static final int MAX_WIDTH = 65_535;

  private final String text;
  private final Checker checker;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int plainStart;
  private int at;

  TemplateParser(String text, int start, Checker checker) {
    this.text = text;
    this.checker = checker;
    this.plainStart = start;
    this.at = start;
  }

  List<Segment> segments() {
    return segments;
  }

  List<Problem> problems() {
    return problems;
  }

  void parse() {
    if (text.isEmpty()) {
      fail(Problem.Kind.INVALID_OUTPUT, 0, "the template is empty");
    }
    while (at < text.length() && problems.isEmpty()) {
      if (text.charAt(at) == '%') {
        addPlain();
        placeholder();
        plainStart = at;
      } else {
        at++;
      }
    }
    addPlain();
  }

  private void addPlain() {
    if (at > plainStart) {
      segments.add(new Segment.Plain(text.substring(plainStart, at)));
    }
  }

  private void placeholder() {
    int start = at++;
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String width = text.substring(digits, at);
    if (at == text.length()) {
      String what = width.isEmpty() ? "a single %" : "a number";
      fail(Problem.Kind.INVALID_OUTPUT, start, "the template ends in " + what);
    } else if (width.length() > 5 || (!width.isEmpty() && Integer.parseInt(width) > MAX_WIDTH)) {
      fail(
          Problem.Kind.INVALID_OUTPUT,
          start,
          "width too large: width=" + width + " limit=" + MAX_WIDTH);
    } else {
      operand(start, width.isEmpty() ? 0 : Integer.parseInt(width));
    }
  }

  /** The longest text from here that names a field or is a call; what follows it is plain. */
  private void operand(int start, int width) {
    int end = text.length();
    while (end > at) {
      OperandPrefix prefix = ConditionParser.parseOperand(text.substring(at, end));
      if (prefix == null) {
        end--;
        continue;
      }
      Optional<Term> term = checker.term(prefix.operand());
      if (term.isPresent()) {
        segments.add(new Segment.Placeholder(term.get(), width));
        at += prefix.length();
        return;
      }
      end = at + prefix.length() - 1;
    }
    fail(
        Problem.Kind.UNKNOWN_FIELD,
        start,
        ("invalid formatting token " + excerpt(at)).stripTrailing());
  }

  private String excerpt(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) > ' ' && end - start < 60) {
      end++;
    }
    return text.substring(start, Math.max(end, start + 1));
  }

  private void fail(Problem.Kind kind, int offset, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    problems.add(new Problem(kind, new Position(offset, line, offset - lineStart + 1), message));
    at = text.length();
    plainStart = at;
  }
}
