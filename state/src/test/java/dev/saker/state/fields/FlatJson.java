package dev.saker.state.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object whose values are texts, numbers, truths, nulls or arrays of those. Values
 * come back as they compare: a text in double quotes with its escapes resolved, everything else as
 * it stands, an array with its members in brackets.
 */
final class FlatJson {
  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  static Map<String, String> read(String line) {
    FlatJson json = new FlatJson(line);
    Map<String, String> members = new LinkedHashMap<>();
    json.expect('{');
    while (!json.accept('}')) {
      String key = json.string();
      json.expect(':');
      members.put(key, json.value());
      json.accept(',');
    }
    return members;
  }

  private String value() {
    skipBlanks();
    char c = text.charAt(at);
    if (c == '"') {
      return '"' + string() + '"';
    }
    if (c == '[') {
      return array();
    }
    int start = at;
    while (",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String array() {
    expect('[');
    List<String> members = new ArrayList<>();
    while (!accept(']')) {
      members.add(value());
      accept(',');
    }
    return members.toString();
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private void skipBlanks() {
    while (text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean accept(char c) {
    skipBlanks();
    if (text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new IllegalArgumentException("not as expected: wanted=" + c + " offset=" + at);
    }
  }
}
