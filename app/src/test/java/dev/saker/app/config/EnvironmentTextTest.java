package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTextTest {
  private static final Map<String, String> VARIABLES =
      Map.of("A", "1", "NESTED", "${A}", "EMPTY", "", "A B", "blank");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain text stays             | a b         | a b",
        "variable is filled in        | x${A}y      | x1y",
        "two variables                | ${A}${A}    | 11",
        "undefined one vanishes       | x${NO}y     | xy",
        "empty one vanishes           | x${EMPTY}y  | xy",
        "no braces, no variable       | $A          | $A",
        "doubled dollar escapes       | $${A}       | ${A}",
        "escape beside a variable     | $${A}${A}   | ${A}1",
        "result is not looked at      | ${NESTED}   | ${A}",
        "brace not closed             | x${A        | x${A",
        "dollar at the end            | x$          | x$",
        "dollar before a variable     | $ ${A}      | $ 1",
        "any name                     | ${A B}      | blank",
      })
  void isExpanded(String name, String text, String expected) {
    assertEquals(expected, EnvironmentText.expand(text, VARIABLES::get));
  }
}
