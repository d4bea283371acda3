package dev.saker.rules.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventTable;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleProfilerTest {
  private static final int OPEN = EventTable.named("open").getLast().code();
  private static final int CLOSE = EventTable.named("close").getLast().code();
  private static final String RULES =
      """
      - macro: shell
        condition: proc.name in (sh, bash)
      - macro: open_by_shell
        condition: (evt.type = open and shell)
      - rule: Both
        desc: d
        condition: evt.type in (open, close) and not shell
        output: o
        priority: INFO
      - rule: Opens
        desc: d
        condition: open_by_shell or (open_by_shell and proc.pname = x)
        output: o
        priority: INFO
      - rule: Off
        desc: d
        condition: evt.type = open and shell
        output: o
        priority: INFO
        enabled: false
      """;

  private String name = "";

  @Test
  void rulesAndMacrosAreCounted() {
    RuleProfile profile = new RuleProfile(1);
    RuleProfiler profiler = rules().profiler(LoadOptions.SYSCALL, source(), profile);
    event(profiler, OPEN, "sh");
    event(profiler, OPEN, "sh");
    event(profiler, OPEN, "cat");
    event(profiler, CLOSE, "cat");
    event(profiler, CLOSE, "sh");
    event(profiler, EventTable.named("execve").getLast().code(), "sh");
    assertEquals(List.of("Both", "Opens"), names(profile.rules()));
    assertCounts(profile.rules(), "Both", 5, 2);
    // An event of another type excludes the rule before it is asked.
    assertCounts(profile.rules(), "Opens", 3, 2);
    assertEquals(List.of("open_by_shell", "shell"), names(profile.macros()));
    // The second mention is asked where the first is false.
    assertCounts(profile.macros(), "open_by_shell", 4, 2);
    assertCounts(profile.macros(), "shell", 9, 5);
  }

  @Test
  void everyNthEventStandsForAll() {
    RuleProfile profile = new RuleProfile(16);
    RuleProfiler profiler = rules().profiler(LoadOptions.SYSCALL, source(), profile);
    for (int i = 0; i < 100_000; i++) {
      event(profiler, OPEN, i % 4 == 0 ? "sh" : "cat");
    }
    RuleProfile.Figures both = find(profile.rules(), "Both");
    assertTrue(Math.abs(both.evaluations() - 100_000) < 5_000);
    assertTrue(Math.abs(both.matches() - 75_000) < 5_000);
    assertTrue(both.timeNs() >= 0);
  }

  @Test
  void slowRuleStandsFirst() {
    RuleProfile profile = new RuleProfile(1);
    String rules =
        RULES
            + """
            - rule: Slow
              desc: d
              condition: evt.type = open and proc.cmdline regex '.*(a+b+)*c.*(d|e)*[0-9]{3,9}x'
              output: o
              priority: INFO
            """;
    RuleProfiler profiler = load(rules).profiler(LoadOptions.SYSCALL, source(), profile);
    for (int i = 0; i < 2_000; i++) {
      event(profiler, OPEN, "aaabbbcccdddeee111222".repeat(40));
    }
    assertEquals("Slow", profile.rules().getFirst().name());
    assertTrue(profile.rules().getFirst().eachNs() > 0);
  }

  @Test
  void severalProfilersAddToOneProfile() {
    RuleProfile profile = new RuleProfile(1);
    for (int i = 0; i < 2; i++) {
      event(rules().profiler(LoadOptions.SYSCALL, source(), profile), OPEN, "sh");
    }
    assertCounts(profile.rules(), "Both", 2, 0);
  }

  @Test
  void noEventsCanNotStandForAll() {
    assertThrows(IllegalArgumentException.class, () -> new RuleProfile(0));
  }

  private static List<String> names(List<RuleProfile.Figures> figures) {
    return figures.stream().map(RuleProfile.Figures::name).sorted().toList();
  }

  private static void assertCounts(
      List<RuleProfile.Figures> figures, String name, long evaluations, long matches) {
    assertEquals(evaluations, find(figures, name).evaluations(), name);
    assertEquals(matches, find(figures, name).matches(), name);
  }

  private static RuleProfile.Figures find(List<RuleProfile.Figures> figures, String name) {
    return figures.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private void event(RuleProfiler profiler, int code, String process) {
    name = process;
    profiler.onEvent(code);
  }

  private FieldSource source() {
    return (FieldRef field) ->
        out -> {
          out.setBytes(name.getBytes(StandardCharsets.UTF_8));
          return !field.name().equals("proc.pname");
        };
  }

  private static RuleSet rules() {
    return load(RULES);
  }

  private static RuleSet load(String text) {
    return new RuleLoader(LoadOptions.defaults())
        .load(List.of(new RuleFile("a.yaml", text)))
        .rules()
        .orElseThrow();
  }
}
