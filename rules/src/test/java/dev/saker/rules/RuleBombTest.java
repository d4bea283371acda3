package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files that would come to something huge are refused, soon and in words. */
@Timeout(60)
final class RuleBombTest {
  private static final String RULE =
      "- rule: R\n  desc: d\n  condition: %s\n  output: o\n  priority: INFO\n";

  @Test
  void macrosThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("- macro: m0\n  condition: evt.type=open\n");
    for (int i = 1; i < 40; i++) {
      String inner = "m" + (i - 1);
      text.append("- macro: m").append(i).append("\n  condition: ");
      text.append(String.join(" or ", List.of(inner, inner, inner, inner))).append('\n');
    }
    text.append(rule("m39"));
    assertError("condition too large once macros are replaced: macro=m", text.toString());
  }

  @Test
  void longChainOfMacrosIsRefusedOrWorks() {
    StringBuilder text = new StringBuilder("- macro: m0\n  condition: evt.type=open\n");
    for (int i = 1; i < 5_000; i++) {
      text.append("- macro: m").append(i).append("\n  condition: not m").append(i - 1).append('\n');
    }
    text.append(rule("m4999"));
    assertError("condition too large once macros are replaced: macro=m", text.toString());
  }

  @Test
  void listsThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String inner = "l" + (i + 1);
      text.append("- list: l").append(i).append("\n  items: [");
      text.append(String.join(", ", List.of(inner, inner, inner, inner))).append("]\n");
    }
    text.append(rule("evt.type=execve and proc.name in (l0)"));
    assertError("condition too long once lists are replaced: limit=1000000", text.toString());
  }

  @Test
  void deepParenthesesEndInTime() {
    String condition = "(".repeat(100_000) + "evt.type=open" + ")".repeat(100_000);
    load(rule(condition));
  }

  @Test
  void manyNegationsEndInTime() {
    load(rule("not ".repeat(100_000) + "evt.type=open"));
  }

  private static String rule(String condition) {
    return RULE.replace("%s", condition);
  }

  private static void assertError(String expected, String text) {
    LoadResult result = load(text);
    String message = result.files().getFirst().errors().getFirst().message();
    assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
  }

  private static LoadResult load(String text) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile("rules.yaml", text))));
  }
}
