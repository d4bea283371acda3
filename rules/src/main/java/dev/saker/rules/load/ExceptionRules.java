package dev.saker.rules.load;

import dev.saker.rules.syntax.Modifier;
import dev.saker.rules.syntax.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the fields and comparison operators of an exception must be. Immutable. */
final class ExceptionRules {
  private final Predicate<String> isField;

  /**
   * Makes the rules.
   *
   * @param isField tells whether a text can stand on the left-hand side of a comparison
   */
  ExceptionRules(Predicate<String> isField) {
    this.isField = isField;
  }

  /**
   * Checks an exception and fills in the comparison operators that it leaves out.
   *
   * @param checkFields whether it is known which fields there are
   */
  ExceptionDefinition validate(ExceptionDefinition exception, boolean checkFields) {
    if (!exception.fields().isPresent()) {
      throw noFields(exception);
    }
    return switch (exception.fields()) {
      case ExceptionEntry.Single field -> validateSingle(exception, field, checkFields);
      case ExceptionEntry.Several fields -> validateTuple(exception, fields.items(), checkFields);
    };
  }

  static Rejection noFields(ExceptionDefinition exception) {
    return Rejection.meaning(
        exception.context(),
        "Rule exception must have fields property with a list of fields",
        "add 'fields:' with one field, or a sequence of them");
  }

  private ExceptionDefinition validateSingle(
      ExceptionDefinition exception, ExceptionEntry.Single field, boolean checkFields) {
    ExceptionEntry comparison =
        exception.comparisons().isPresent()
            ? exception.comparisons()
            : new ExceptionEntry.Single("in");
    if (!(comparison instanceof ExceptionEntry.Single single)) {
      throw Rejection.meaning(
          exception.context(),
          "one field, but several comparison operators: exception=" + exception.name(),
          "give one operator, or write the field as a sequence");
    }
    if (!isListOperator(single.text())) {
      throw Rejection.meaning(
          exception.context(),
          "operator does not take a list: exception="
              + exception.name()
              + " operator='"
              + single.text()
              + "'",
          "with a single field use in, pmatch, intersects, or a text operator with oneof, anyof or"
              + " allof");
    }
    if (checkFields) {
      requireField(exception, field.text());
    }
    return exception.withComparisons(comparison);
  }

  private ExceptionDefinition validateTuple(
      ExceptionDefinition exception, List<ExceptionEntry> fields, boolean checkFields) {
    ExceptionEntry comparisons = exception.comparisons();
    if (!comparisons.isPresent()) {
      comparisons =
          new ExceptionEntry.Several(
              Collections.nCopies(fields.size(), new ExceptionEntry.Single("=")));
    }
    List<ExceptionEntry> operators =
        comparisons instanceof ExceptionEntry.Several several ? several.items() : List.of();
    if (operators.size() != fields.size()) {
      throw Rejection.meaning(
          exception.context(),
          "Fields and comps lists must have equal length",
          "make both sequences equally long");
    }
    for (ExceptionEntry operator : operators) {
      requireOperator(exception, operator.singleText());
    }
    for (ExceptionEntry field : fields) {
      if (checkFields) {
        requireField(exception, field.singleText());
      }
    }
    return exception.withComparisons(comparisons);
  }

  private void requireField(ExceptionDefinition exception, String field) {
    if (!isField.test(field)) {
      throw Rejection.meaning(
          exception.context(),
          "'" + field + "' is not a supported filter field",
          "correct the name");
    }
  }

  private static void requireOperator(ExceptionDefinition exception, String operator) {
    if (!isOperator(operator) && !isModified(operator)) {
      throw Rejection.meaning(
          exception.context(),
          "'" + operator + "' is not a supported comparison operator",
          "use one of " + String.join(" ", operators()));
    }
  }

  /** Whether the right-hand side of an operator is a list in parentheses. */
  static boolean isListOperator(String operator) {
    Operator known = symbol(operator);
    return isModified(operator) || known != null && known.takesList();
  }

  private static boolean isOperator(String operator) {
    return operators().contains(operator);
  }

  private static List<String> operators() {
    List<String> words = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      words.add(operator.symbol());
    }
    words.add("==");
    words.add("exists");
    return words;
  }

  private static @Nullable Operator symbol(String word) {
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(word)) {
        return operator;
      }
    }
    return word.equals("==") ? Operator.EQ : null;
  }

  /** A text operator, one blank, and a modifier. */
  private static boolean isModified(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return false;
    }
    Operator operator = symbol(text.substring(0, blank));
    if (operator == null || operator.takesList() || operator.takesNumber()) {
      return false;
    }
    String word = text.substring(blank + 1);
    for (Modifier modifier : Modifier.values()) {
      if (modifier.word().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
