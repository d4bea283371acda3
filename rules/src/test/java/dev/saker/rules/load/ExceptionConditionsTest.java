package dev.saker.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.rules.yaml.YamlNode;
import dev.saker.rules.yaml.YamlParser;
import dev.saker.rules.yaml.YamlResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExceptionConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fields: f, values: [a, b]|(f in (a, b))",
        "fields: f, comps: pmatch, values: [/a]|(f pmatch (/a))",
        "fields: f, comps: intersects, values: [a]|(f intersects (a))",
        "fields: f, comps: startswith oneof, values: [a]|(f startswith oneof (a))",
        "fields: f, values: ['a b', '\"c d\"']|(f in (\"a b\", \"c d\"))",
        "fields: f, values: [null]|(f in ())",
        "fields: tolower(f), values: [a]|(tolower(f) in (a))",
        "'fields': [f, g], values: [[a, b], [c, d]]|(( f = a and  g = b) or ( f = c and  g = d))",
        "'fields': [f, g], comps: [=, in], values: [[a, [b, c]]]|(( f = a and  g in (b, c)))",
        "'fields': [f], comps: [in], values: [[list]]|(( f in (list)))",
        "'fields': [f], comps: [in], values: [[(a)]]|(( f in (a)))",
        "'fields': [f], comps: [contains anyof], values: [[a]]|(( f contains anyof (a)))",
        "'fields': [f], values: [['a b']]|(( f = \"a b\"))",
        "'fields': [f], values: [[tolower(x)]]|(( f = tolower(x)))",
        "'fields': [f], values: [[null]]|(( f = ))"
      })
  void exceptionBecomesAConjunct(String exception, String expected) {
    assertEquals(
        "(c) and not " + expected,
        ExceptionConditions.write("c", List.of(definition("{name: e, " + exception + "}"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: e, fields: f}",
        "{name: e, fields: [f, g]}",
        "{name: e, fields: f, values: []}"
      })
  void exceptionWithoutValuesOnlyLeavesParentheses(String exception) {
    assertEquals("(c)", ExceptionConditions.write("c", List.of(definition(exception))));
  }

  @Test
  void conditionWithoutExceptionsStaysAsItIs() {
    assertEquals("c", ExceptionConditions.write("c", List.of()));
  }

  @Test
  void exceptionsFollowEachOther() {
    assertEquals(
        "(c) and not (f in (a)) and not (g in (b))",
        ExceptionConditions.write(
            "c",
            List.of(
                definition("{name: e, fields: f, values: [a]}"),
                definition("{name: e2, fields: g, values: [b]}"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: e, fields: [f, g], values: [[a]]}"
            + "|Fields and values lists must have equal length",
        "{name: e, fields: [f], values: [a]}" + "|Fields and values lists must have equal length",
        "{name: e, fields: f, values: [[a]]}"
            + "|values of a single field are texts, not sequences: exception=e"
      })
  void valuesThatDoNotFitAreRejected(String exception, String message) {
    Rejection rejection =
        assertThrows(
            Rejection.class, () -> ExceptionConditions.write("c", List.of(definition(exception))));
    assertEquals(message, rejection.problem().message());
  }

  /** Reads and completes one exception. */
  private static ExceptionDefinition definition(String yaml) {
    String text = "exceptions: [" + yaml + "]";
    YamlResult.Parsed parsed = (YamlResult.Parsed) YamlParser.parse(text);
    YamlNode.Mapping item = (YamlNode.Mapping) parsed.documents().getFirst();
    Context file = Context.of(new SourceText("rules.yaml", text));
    ExceptionDefinition read =
        new ExceptionReader(new FileReport("rules.yaml")).read(item, file, false).getFirst();
    return new ExceptionRules(field -> true).validate(read, true);
  }
}
