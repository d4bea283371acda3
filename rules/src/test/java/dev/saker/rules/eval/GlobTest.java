package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.saker.events.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          *              | /a/b     | true
          *              | ``       | true
          ``             | ``       | true
          ``             | a        | false
          /*/c           | /a/b/c   | true
          a?c            | a/c      | true
          a?c            | ac       | false
          .*             | .x       | true
          *x             | .x       | true
          [abc]          | b        | true
          [a-c]          | b        | true
          [!a-c]         | b        | false
          [^a-c]         | d        | true
          []a]           | ]        | true
          [a-]           | -        | true
          [\\]]          | ]        | true
          [a             | [a       | true
          a[             | a[       | true
          [[:digit:]]x   | 5x       | true
          [![:alpha:]]   | 5        | true
          [[:upper:]]    | a        | false
          \\*            | *        | true
          \\*            | a        | false
          a\\            | a        | false
          a\\            | a\\      | false
          *a*b           | xxaxxb   | true
          *a*b           | xxaxxbc  | false
          {a,b}          | a        | false
          """)
  void patterns(String pattern, String text, boolean matches) {
    assertEquals(matches, matches(pattern, text, false));
  }

  @Test
  void lettersOfEitherCaseMatchWhenCaseIsIgnored() {
    assertEquals(true, matches("/DeV/[A-F]*", "/dev/ffx", true));
    assertEquals(false, matches("/DeV/*", "/dev/x", false));
  }

  @Test
  void manyStarsTakeNoLongerThanTheirNumber() {
    String pattern = "*a".repeat(50) + "b";
    String text = "a".repeat(5000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(false, matches(pattern, text, false)));
  }

  private static boolean matches(String pattern, String text, boolean ignoreCase) {
    byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
    Value value = new Value();
    value.setBytes(text.getBytes(StandardCharsets.UTF_8));
    return Glob.compile(bytes, 0, bytes.length, ignoreCase).matches(value);
  }
}
