package dev.saker.rules.syntax;

import dev.saker.rules.syntax.Lexer.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses operands: fields, calls, texts and lists. */
final class OperandParser {
  /** How deep calls may be nested. */
  static final int MAX_CALLS = 100;

  /** In the order in which they are tried. */
  private static final List<Function> FUNCTIONS =
      List.of(
          Function.TOLOWER,
          Function.TOUPPER,
          Function.B64,
          Function.BASENAME,
          Function.LEN,
          Function.JOIN,
          Function.CONCAT,
          Function.GETOPT);

  private final Lexer lexer;
  private int calls;

  OperandParser(Lexer lexer) {
    this.lexer = lexer;
  }

  /** A field or a call, or null when neither stands here. */
  @Nullable Operand fieldOrCall() throws Failure {
    Position start = lexer.position();
    String name = lexer.takeFieldName();
    return name != null ? field(name, start) : call();
  }

  /** What may follow a numeric operator. */
  Operand number() throws Failure {
    lexer.skipBlanks();
    Position start = lexer.position();
    Operand call = valueOrCall();
    if (call != null) {
      return call;
    }
    String number = lexer.takeNumber();
    if (number == null) {
      throw lexer.failure("expected a number, a call or val(field)");
    }
    return new Operand.Text(number, start);
  }

  /** What may follow a text operator. */
  Operand text() throws Failure {
    lexer.skipBlanks();
    Operand call = valueOrCall();
    return call != null ? call : plainText("expected a text, a call or val(field)");
  }

  /** What may follow an operator on lists. */
  Operand listOrCall() throws Failure {
    lexer.skipBlanks();
    Position start = lexer.position();
    if (lexer.take("(")) {
      return listRemainder(start);
    }
    Operand call = valueOrCall();
    return call != null ? call : listName("expected a list, its name, a call or val(field)");
  }

  /** What may follow a modifier. */
  Operand list() throws Failure {
    lexer.skipBlanks();
    Position start = lexer.position();
    return lexer.take("(") ? listRemainder(start) : listName("expected a list or its name");
  }

  private Operand listName(String expectation) throws Failure {
    Position start = lexer.position();
    String name = lexer.takeIdentifier();
    if (name == null) {
      throw lexer.failure(expectation);
    }
    return new Operand.Text(name, start);
  }

  private Operand.TextList listRemainder(Position start) throws Failure {
    List<String> texts = new ArrayList<>();
    lexer.skipBlanks();
    if (!lexer.take(")")) {
      do {
        lexer.skipBlanks();
        texts.add(plainText("expected a text or ')'").text());
        lexer.skipBlanks();
      } while (lexer.take(","));
      if (!lexer.take(")")) {
        throw lexer.failure("expected ',' or ')' in a list");
      }
    }
    return new Operand.TextList(texts, start);
  }

  private Operand.Text plainText(String expectation) throws Failure {
    Position start = lexer.position();
    String text = lexer.takeQuoted();
    if (text == null) {
      text = lexer.takeBareText();
    }
    if (text == null) {
      throw lexer.failure(expectation);
    }
    return new Operand.Text(text, start);
  }

  private @Nullable Operand valueOrCall() throws Failure {
    Position start = lexer.position();
    if (!lexer.take("val(")) {
      return call();
    }
    lexer.skipBlanks();
    Position fieldStart = lexer.position();
    String name = lexer.takeFieldName();
    if (name == null) {
      throw lexer.failure("expected a field in val()");
    }
    Operand field = field(name, fieldStart);
    closeCall();
    return new Operand.Call(Function.VAL, List.of(field), argument(), start);
  }

  private Operand.FieldName field(String name, Position start) throws Failure {
    return new Operand.FieldName(name, argument(), start);
  }

  private @Nullable String argument() throws Failure {
    if (!lexer.take("[")) {
      return null;
    }
    String argument = lexer.takeQuoted();
    if (argument == null) {
      argument = lexer.takeBareArgument();
    }
    if (argument == null) {
      throw lexer.failure("expected an argument, quoted if it holds blanks");
    }
    if (!lexer.take("]")) {
      throw lexer.failure("expected ']' behind the argument");
    }
    return argument;
  }

  private @Nullable Operand call() throws Failure {
    Position start = lexer.position();
    for (Function function : FUNCTIONS) {
      if (lexer.take(function.word() + "(")) {
        if (++calls > MAX_CALLS) {
          throw lexer.failure("calls nested deeper than " + MAX_CALLS);
        }
        Operand call = callRemainder(function, start);
        calls--;
        return call;
      }
    }
    return null;
  }

  private Operand callRemainder(Function function, Position start) throws Failure {
    List<Operand> arguments = new ArrayList<>();
    do {
      lexer.skipBlanks();
      arguments.add(callArgument());
      lexer.skipBlanks();
    } while (lexer.take(","));
    closeCall();
    return new Operand.Call(function, arguments, argument(), start);
  }

  private void closeCall() throws Failure {
    lexer.skipBlanks();
    if (!lexer.take(")")) {
      throw lexer.failure("expected ')' at the end of a call");
    }
  }

  private Operand callArgument() throws Failure {
    Position start = lexer.position();
    if (lexer.take("(")) {
      return operandList(start);
    }
    return simpleArgument();
  }

  private Operand simpleArgument() throws Failure {
    Position start = lexer.position();
    String text = lexer.takeNumber();
    if (text == null) {
      text = lexer.takeQuoted();
    }
    if (text != null) {
      return new Operand.Text(text, start);
    }
    Operand operand = fieldOrCall();
    if (operand == null) {
      throw lexer.failure("expected a field, a call, a quoted text or a number");
    }
    return operand;
  }

  private Operand operandList(Position start) throws Failure {
    List<Operand> items = new ArrayList<>();
    lexer.skipBlanks();
    if (!lexer.take(")")) {
      do {
        lexer.skipBlanks();
        items.add(simpleArgument());
        lexer.skipBlanks();
      } while (lexer.take(","));
      if (!lexer.take(")")) {
        throw lexer.failure("expected ',' or ')' in a list");
      }
    }
    return new Operand.OperandList(items, start);
  }
}
