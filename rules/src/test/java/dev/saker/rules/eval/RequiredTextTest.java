package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "abc, abc",
        "/etc/[a-z]+/shadow, /shadow",
        "a.*longer.*abc, longer",
        "abcd?, abc",
        "abcd*e, abc",
        "abcd+e, abcd",
        "\"abcd{0,3}x\", abc",
        "(abc)?xyz, xyz",
        "(abc(de[)]f)+)xyz, xyz",
        "[^]abc]xyz, xyz",
        "[[:alpha:]abc]xyz, xyz",
        "\\/tmp\\/x\\.sh, /tmp/x.sh",
        "abc\\dxyz, abc",
        "ab, \"\"",
        "abc|abcd, \"\"",
        "(?i)abc, \"\"",
        "\\Qabc*\\E, \"\"",
        "abc\u00e9xyz, abc",
      })
  void longestTextOutsideOfGroups(String pattern, String required) {
    assertEquals(required, text(pattern));
  }

  @Test
  void standsInEveryMatch() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    String[] parts = {
      "a", "b", "ab", "abc", "bca", "(ab", ")", "[ab]", "[^a", "]", ".", "?", "*", "+", "{0}",
      "{1,2}", "\\.", "\\d", "^", "$", "\\", "|", "(?:", "-"
    };
    String[] pieces = {"a", "b", "ab", "abc", "bca", ".", "-", "1"};
    int useful = 0;
    for (int i = 0; i < 30_000; i++) {
      StringBuilder expression = new StringBuilder();
      for (int n = 1 + random.nextInt(7); n > 0; n--) {
        expression.append(parts[random.nextInt(parts.length)]);
      }
      Pattern pattern;
      try {
        pattern = Pattern.compile(expression.toString(), Pattern.MULTILINE);
      } catch (PatternSyntaxException e) {
        continue;
      }
      String required = text(expression.toString());
      if (required.isEmpty()) {
        continue;
      }
      for (int n = 0; n < 60; n++) {
        StringBuilder subject = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
          subject.append(pieces[random.nextInt(pieces.length)]);
        }
        if (pattern.matches(subject.toString())) {
          useful++;
          assertTrue(
              subject.indexOf(required) >= 0,
              () -> "expression=" + expression + " subject=" + subject + " required=" + required);
        }
      }
    }
    assertTrue(useful > 50, "useful=" + useful);
  }

  private static String text(String pattern) {
    return new String(RequiredText.of(pattern), StandardCharsets.UTF_8);
  }
}
