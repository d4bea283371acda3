package dev.saker.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.saker.rules.yaml.YamlParser;
import dev.saker.rules.yaml.YamlResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaValidatorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "- {}",
        "- rule: 5",
        "- list: l\n  items: [1, a, true]",
        "- priority: INFO",
        "- enabled: 'true'",
        "- capture_duration: 10",
        "- override: {condition: append}",
        "- exceptions: [{name: e, fields: {a: b}, comps: [[x]]}]",
        "- required_plugin_versions: [{name: a, version: 1, alternatives: [{name: b, version: 2}]}]"
      })
  void documentFits(String yaml) {
    assertEquals(List.of("ok"), validate(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|<root>: not a sequence",
        "- a|<root>[0]: not a mapping",
        "- foo: bar|<root>[0]: unknown key: key=foo",
        "- {rule: a, rule: b}|<root>[0]: key given twice: key=rule",
        "- rule: null|<root>[0][rule]: not a text",
        "- condition: [a]|<root>[0][condition]: not a text",
        "- append: yes|<root>[0][append]: neither true nor false",
        "- capture_duration: 1.5|<root>[0][capture_duration]: not a whole number",
        "- tags: {}|<root>[0][tags]: not a sequence",
        "- items: [[a]]|<root>[0][items][0]: not a text",
        "- exceptions: [{fields: a}]|<root>[0][exceptions][0]: key missing: key=name",
        "- override: {}|<root>[0][override]: mapping is empty",
        "- override: {rule: append}|<root>[0][override]: unknown key: key=rule",
        "- override: {items: Append}|<root>[0][override][items]: not one of append replace"
      })
  void documentDoesNotFit(String yaml, String fault) {
    assertEquals(List.of("failed for " + fault), validate(yaml));
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "0", "Warn"})
  void priorityIsSpelledAsInTheSchema(String priority) {
    assertEquals(
        List.of(
            "failed for <root>[0][priority]: not one of ALERT CRITICAL DEBUG EMERGENCY ERROR INFO"
                + " INFORMATIONAL NOTICE WARNING"),
        validate("- priority: " + priority));
  }

  private static List<String> validate(String yaml) {
    YamlResult.Parsed parsed = assertInstanceOf(YamlResult.Parsed.class, YamlParser.parse(yaml));
    return SchemaValidator.validate(parsed.documents().getFirst());
  }
}
