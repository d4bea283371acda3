package dev.saker.rules.load;

import java.util.List;
import java.util.StringJoiner;

/**
 * Writes the condition of a rule together with its exceptions: {@code (condition) and not
 * (exception)}, one conjunct per exception that has values.
 */
final class ExceptionConditions {
  private ExceptionConditions() {}

  /** The text of a whole condition; the condition alone when there are no exceptions. */
  static String write(String condition, List<ExceptionDefinition> exceptions) {
    if (exceptions.isEmpty()) {
      return condition;
    }
    StringBuilder text = new StringBuilder("(").append(condition).append(')');
    for (ExceptionDefinition exception : exceptions) {
      String written =
          switch (exception.fields()) {
            case ExceptionEntry.Single field -> single(exception, field.text());
            case ExceptionEntry.Several fields -> tuples(exception, fields.items());
          };
      if (!written.isEmpty()) {
        text.append(" and not ").append(written);
      }
    }
    return text.toString();
  }

  /**
   * A value as it is put into a condition: with a blank in it, it is quoted unless it is already.
   */
  static String quote(String value) {
    boolean plain = value.indexOf(' ') < 0 || value.charAt(0) == '"' || value.charAt(0) == '\'';
    return plain ? value : '"' + value + '"';
  }

  private static String single(ExceptionDefinition exception, String field) {
    if (exception.values().isEmpty()) {
      return "";
    }
    StringJoiner values = new StringJoiner(", ");
    for (ExceptionEntry value : exception.values()) {
      if (value instanceof ExceptionEntry.Several) {
        throw Rejection.meaning(
            exception.context(),
            "values of a single field are texts, not sequences: exception=" + exception.name(),
            "write 'values: [a, b]', or write the field as a sequence");
      }
      values.add(quote(value.singleText()));
    }
    return "(" + field + " " + exception.comparisons().singleText() + " (" + values + "))";
  }

  private static String tuples(ExceptionDefinition exception, List<ExceptionEntry> fields) {
    if (exception.values().isEmpty()) {
      return "";
    }
    List<ExceptionEntry> operators =
        exception.comparisons() instanceof ExceptionEntry.Several several
            ? several.items()
            : List.of();
    if (operators.size() != fields.size()) {
      throw Rejection.meaning(
          exception.context(),
          "not one comparison operator per field: exception=" + exception.name(),
          "a replaced exception needs its 'comps' spelled out");
    }
    StringJoiner text = new StringJoiner(" or ", "(", ")");
    for (ExceptionEntry value : exception.values()) {
      List<ExceptionEntry> values =
          value instanceof ExceptionEntry.Several several ? several.items() : List.of();
      if (values.size() != fields.size()) {
        throw Rejection.meaning(
            exception.context(),
            "Fields and values lists must have equal length",
            "give each tuple as many values as there are fields");
      }
      text.add(tuple(fields, operators, values));
    }
    return text.toString();
  }

  private static String tuple(
      List<ExceptionEntry> fields, List<ExceptionEntry> operators, List<ExceptionEntry> values) {
    StringJoiner text = new StringJoiner(" and ", "(", ")");
    for (int i = 0; i < fields.size(); i++) {
      String operator = operators.get(i).singleText();
      text.add(
          " " + fields.get(i).singleText() + " " + operator + " " + value(values.get(i), operator));
    }
    return text.toString();
  }

  private static String value(ExceptionEntry value, String operator) {
    return switch (value) {
      case ExceptionEntry.Several several -> {
        StringJoiner list = new StringJoiner(", ", "(", ")");
        several.items().forEach(item -> list.add(quote(item.singleText())));
        yield list.toString();
      }
      case ExceptionEntry.Single single -> {
        String text = single.text();
        if (!ExceptionRules.isListOperator(operator)) {
          yield quote(text);
        }
        yield text.startsWith("(") ? text : "(" + text + ")";
      }
    };
  }
}
