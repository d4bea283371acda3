package dev.saker.rules.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A cursor over the text of a condition. Each {@code take…} method moves it behind one token if
 * that token stands there, and leaves it alone otherwise.
 */
final class Lexer {
  /** Ends the parse; caught at the entry points of this package, never seen outside. */
  static final class Failure extends Exception {
    private final transient SyntaxProblem problem;

    Failure(SyntaxProblem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }

    SyntaxProblem problem() {
      return problem;
    }
  }

  private final String text;
  private int offset;
  private int line = 1;
  private int lineStart;
  private String lastToken = "";

  Lexer(String text) {
    this.text = text;
  }

  Position position() {
    return new Position(offset, line, offset - lineStart + 1);
  }

  int offset() {
    return offset;
  }

  /** What was taken last: a word, a quoted text without its quotes, a bracket. */
  String lastToken() {
    return lastToken;
  }

  boolean atEnd() {
    return offset == text.length();
  }

  /** Goes back to a position of the same text. */
  void rewind(Position position) {
    offset = position.offset();
    line = position.line();
    lineStart = position.offset() - position.column() + 1;
  }

  Failure failure(String message) {
    return new Failure(new SyntaxProblem(position(), message));
  }

  /** Skips blanks, to which the backspace belongs too; whether there was one. */
  boolean skipBlanks() {
    int start = offset;
    while (!atEnd() && isBlank(text.charAt(offset))) {
      advanceTo(offset + 1);
    }
    return offset > start;
  }

  /** Takes exactly these characters; what follows them does not matter. */
  boolean take(String token) {
    if (!text.startsWith(token, offset)) {
      return false;
    }
    advanceTo(offset + token.length());
    lastToken = token;
    return true;
  }

  /** Takes a word and the blanks that must follow it. */
  boolean takeWord(String word) {
    if (!text.startsWith(word, offset)
        || offset + word.length() >= text.length()
        || !isBlank(text.charAt(offset + word.length()))) {
      return false;
    }
    advanceTo(offset + word.length());
    lastToken = word;
    skipBlanks();
    return true;
  }

  /** Takes {@code not} and the white space that must follow it. */
  boolean takeNot() {
    int at = offset + 3;
    if (!text.startsWith("not", offset) || at >= text.length() || !isSpace(text.charAt(at))) {
      return false;
    }
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    advanceTo(at);
    return true;
  }

  /** Takes a letter and the letters, digits and underscores behind it. */
  @Nullable String takeIdentifier() {
    return takeTo(identifierEnd(offset));
  }

  /** Takes identifiers joined by dots, two at least. */
  @Nullable String takeFieldName() {
    int end = identifierEnd(offset);
    int parts = 0;
    while (end > offset && end < text.length() && text.charAt(end) == '.') {
      int next = identifierEnd(end + 1);
      if (next == end + 1) {
        break;
      }
      end = next;
      parts++;
    }
    return parts == 0 ? null : takeTo(end);
  }

  /** Takes an unquoted argument between brackets. */
  @Nullable String takeBareArgument() {
    int end = offset;
    while (end < text.length()
        && "][\"'".indexOf(text.charAt(end)) < 0
        && !isSpace(text.charAt(end))) {
      end++;
    }
    return takeTo(end);
  }

  /** Takes an unquoted word. */
  @Nullable String takeBareText() {
    int end = offset;
    while (end < text.length()
        && "()\"'=,".indexOf(text.charAt(end)) < 0
        && !isSpace(text.charAt(end))) {
      end++;
    }
    return takeTo(end);
  }

  /** Takes a hexadecimal or decimal number, as it is spelled. */
  @Nullable String takeNumber() {
    int hexEnd = digitsEnd(offset + 2, 16);
    if ((text.startsWith("0x", offset) || text.startsWith("0X", offset)) && hexEnd > offset + 2) {
      return takeTo(hexEnd);
    }
    int start = isSign(offset) ? offset + 1 : offset;
    int end = digitsEnd(start, 10);
    if (end == start) {
      return null;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(end + 1, 10);
    }
    if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e' && isSign(end + 1)) {
      int exponentEnd = digitsEnd(end + 2, 10);
      end = exponentEnd > end + 2 ? exponentEnd : end;
    }
    return takeTo(end);
  }

  /**
   * Takes a quoted text and resolves its escapes. It ends at the first quote of its kind that is
   * not behind a backslash, even if that backslash is itself escaped.
   */
  @Nullable String takeQuoted() throws Failure {
    if (atEnd() || (text.charAt(offset) != '\'' && text.charAt(offset) != '"')) {
      return null;
    }
    char quote = text.charAt(offset);
    for (int end = offset + 1; end < text.length() && text.charAt(end) != 0; end++) {
      if (text.charAt(end) == quote && text.charAt(end - 1) != '\\') {
        String content = unescape(text.substring(offset + 1, end), quote);
        advanceTo(end + 1);
        lastToken = content;
        return content;
      }
    }
    return null;
  }

  private String unescape(String content, char quote) throws Failure {
    if (content.indexOf('\\') < 0) {
      return content;
    }
    StringBuilder result = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      // The last character is no backslash: it would have kept the quote from closing.
      result.append(c == '\\' ? unescape(content.charAt(++i), quote) : c);
    }
    return result.toString();
  }

  private char unescape(char escaped, char quote) throws Failure {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '/' -> '/';
      // Old rule files escape blanks in regular expressions: the backslash stays, the blank goes.
      case '\\', ' ' -> '\\';
      case '"', '\'' -> {
        if (escaped != quote) {
          throw failure(
              "a " + escaped + " needs no backslash between " + quote + "…" + quote + " quotes");
        }
        yield escaped;
      }
      default -> throw failure("unknown escape sequence \\" + escaped);
    };
  }

  private @Nullable String takeTo(int end) {
    if (end <= offset) {
      return null;
    }
    lastToken = text.substring(offset, end);
    advanceTo(end);
    return lastToken;
  }

  private void advanceTo(int end) {
    for (; offset < end; offset++) {
      char c = text.charAt(offset);
      if (c == '\n' || c == '\r') {
        line++;
        lineStart = offset + 1;
      }
    }
  }

  private int identifierEnd(int start) {
    if (start >= text.length() || !isLetter(text.charAt(start))) {
      return start;
    }
    int end = start;
    while (end < text.length()
        && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private int digitsEnd(int start, int radix) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end), radix)) {
      end++;
    }
    return end;
  }

  private boolean isSign(int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
  }

  private static boolean isDigit(char c, int radix) {
    return isDigit(c) || (radix == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\b' || c == '\r' || c == '\n';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
