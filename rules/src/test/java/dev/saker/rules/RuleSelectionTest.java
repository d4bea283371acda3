package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.alerts.Priority;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleSelectionTest {

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "Write below etc, true",
    "Write*, true",
    "*etc, true",
    "*below*, true",
    "W*b*c, true",
    "**, true",
    "Write, false",
    "write*, false",
    "*Etc, false",
    "Write below et?, false",
    "Write below [e]tc, false"
  })
  void starStandsForAnyText(String pattern, boolean expected) {
    assertEquals(expected, RuleSelection.byName(true, pattern).covers(rule()));
  }

  @ParameterizedTest
  @CsvSource({"filesystem, true", "file*, false", "host, true", "FILESYSTEM, false"})
  void tagIsExact(String tag, boolean expected) {
    assertEquals(expected, RuleSelection.byTag(false, tag).covers(rule()));
  }

  @Test
  void nameAndTagBothApply() {
    RuleSelection both = new RuleSelection(true, Optional.of("Other"), Optional.of("filesystem"));
    assertEquals(true, both.covers(rule()));
  }

  private static Rule rule() {
    return new Rule(
        "Write below etc",
        "d",
        "syscall",
        Priority.ERROR,
        List.of("filesystem", "host"),
        true,
        false,
        0,
        "evt.type=open",
        "o",
        List.of(),
        new Position("rules.yaml", 0, 0, 0));
  }
}
