package dev.saker.state.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON text (RFC 8259), strictly. */
public final class JsonReader {
  /** Deepest nesting of objects and arrays that is read. */
  public static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads a text that fills a byte range.
   *
   * @throws JsonException when it is not UTF-8, not JSON, or nested too deep
   */
  public static JsonValue read(byte[] bytes, int offset, int length) throws JsonException {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, offset, length))
              .toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("json is not UTF-8", 0);
    }
    JsonReader reader = new JsonReader(text);
    JsonValue value = reader.value(0);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.problem("text after the json value");
    }
    return value;
  }

  private JsonValue value(int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw problem("json nested too deep: depth=" + depth);
    }
    skipBlanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonValue.Text(string());
      case 't' -> word("true", new JsonValue.Bool(true));
      case 'f' -> word("false", new JsonValue.Bool(false));
      case 'n' -> word("null", JsonValue.Null.VALUE);
      default -> number();
    };
  }

  private JsonValue object(int depth) throws JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return new JsonValue.Obj(members);
    }
    while (true) {
      skipBlanks();
      if (peek() != '"') {
        throw problem("json key expected");
      }
      String key = string();
      skipBlanks();
      expect(':');
      members.put(key, value(depth + 1));
      skipBlanks();
      if (peek() == '}') {
        at++;
        return new JsonValue.Obj(members);
      }
      expect(',');
    }
  }

  private JsonValue array(int depth) throws JsonException {
    List<JsonValue> items = new ArrayList<>();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return new JsonValue.Arr(items);
    }
    while (true) {
      items.add(value(depth + 1));
      skipBlanks();
      if (peek() == ']') {
        at++;
        return new JsonValue.Arr(items);
      }
      expect(',');
    }
  }

  private String string() throws JsonException {
    at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = next("unended json text");
      if (c == '"') {
        return out.toString();
      }
      if (c < 0x20) {
        throw problem("control character in json text");
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() throws JsonException {
    char c = next("unended json escape");
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw problem("unknown json escape");
    };
  }

  private char unicode() throws JsonException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next("unended json escape"), 16);
      if (digit < 0) {
        throw problem("json escape without four digits");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private JsonValue number() throws JsonException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    return new JsonValue.Num(text.substring(start, at));
  }

  private void digits() throws JsonException {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw problem("json value expected");
    }
  }

  private JsonValue word(String word, JsonValue value) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw problem("json value expected");
    }
    at += word.length();
    return value;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The character at hand, or NUL at the end, which is nowhere allowed. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next(String problemAtEnd) throws JsonException {
    if (at >= text.length()) {
      throw problem(problemAtEnd);
    }
    return text.charAt(at++);
  }

  private void expect(char c) throws JsonException {
    if (peek() != c) {
      throw problem("json '" + c + "' expected");
    }
    at++;
  }

  private JsonException problem(String problem) {
    return new JsonException(problem, at);
  }
}
