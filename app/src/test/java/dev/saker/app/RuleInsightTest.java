package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules explain}, the hints of {@code rules check}, and {@code replay --profile}. */
class RuleInsightTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("saker.root"), "examples");
  private static final Path CAPTURE = EXAMPLES.resolve("intrusion.scap");
  private static final Path RULES = EXAMPLES.resolve("rules.yaml");

  @TempDir Path folder;

  @Test
  void planTellsOrderSharingAndStructures() {
    Cli.Outcome outcome = new Cli().run("rules", "explain", "Terminal in a container", RULES);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("3 types, 2 of them system calls"), outcome.out());
    assertTrue(outcome.out().contains("remembered for the process; hash set of 4"), outcome.out());
    assertTrue(outcome.out().contains("shared with 3 rules"), outcome.out());
  }

  @Test
  void explanationComesAsJson() {
    Cli.Outcome outcome =
        new Cli().run("rules", "explain", "--format", "json", "Shell over ssh", RULES);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(
        outcome
            .out()
            .startsWith(
                "{\"condition\":\"((evt.type in (execve, execveat) and evt.failed = false) and"
                    + " proc.name in (sh, bash, dash, zsh) and proc.pname = sshd)\""),
        outcome.out());
    assertTrue(outcome.out().contains("\"syscalls\":2"), outcome.out());
    assertTrue(outcome.out().contains("\"stage\":\"process\""), outcome.out());
  }

  @Test
  void ruleThatIsOffIsExplainedByItself() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("off.yaml"),
            """
            - rule: Off
              desc: d
              condition: evt.type = ptrace and proc.name = val(proc.pname)
              output: o
              priority: INFO
              enabled: false
            """);
    Cli.Outcome outcome = new Cli().run("rules", "explain", "Off", rules);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("runs      no; the plan is that of the rule alone"));
    assertTrue(outcome.out().contains("interpreter"), outcome.out());
  }

  @Test
  void unknownRuleIsAnError() {
    assertEquals(
        new Cli.Outcome(1, "", "Error: no such rule: rule=Nobody\n"),
        new Cli().run("rules", "explain", "Nobody", RULES));
  }

  @Test
  void hintsLeaveTheExitStatus() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("never.yaml"),
            """
            - rule: Never
              desc: d
              condition: evt.type = ptrace and proc.name = a and proc.name = b
              output: o
              priority: INFO
            """);
    Cli.Outcome text = new Cli().run("rules", "check", rules);
    assertEquals(0, text.status());
    assertTrue(text.out().contains("hint: rule never matches"), text.out());
    Cli.Outcome json = new Cli().run("rules", "check", "--format=json", rules);
    assertEquals(0, json.status());
    assertTrue(json.out().contains("\"code\":\"HINT_NEVER_TRUE\""), json.out());
    Cli.Outcome validation = new Cli().run("run", "-V", rules);
    assertTrue(!validation.out().contains("hint"), validation.out());
  }

  @Test
  void profileCountsAsTheAlertsDo() {
    Cli.Outcome outcome = new Cli().run("replay", "--profile=json", CAPTURE, "-r", RULES);
    assertEquals(0, outcome.status(), outcome.err());
    Matcher rule =
        Pattern.compile("\\{\"alerts\":(\\d+),\"evaluations\":(\\d+),\"matches\":(\\d+),\"name\":")
            .matcher(outcome.out());
    int rules = 0;
    int alerts = 0;
    while (rule.find()) {
      rules++;
      alerts += Integer.parseInt(rule.group(1));
      assertEquals(rule.group(1), rule.group(3), outcome.out());
      assertTrue(Integer.parseInt(rule.group(2)) > 0, outcome.out());
    }
    assertEquals(7, rules, outcome.out());
    assertEquals(9, alerts, outcome.out());
    assertTrue(outcome.out().contains("\"name\":\"inside_container\""), outcome.out());
  }

  @Test
  void profileWithoutFormatTakesNoFileForIt() {
    Cli.Outcome outcome = new Cli().run("replay", "--profile", CAPTURE, "-r", RULES);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains(" share   ns each evaluations"), outcome.out());
    assertEquals(1, new Cli().run("replay", "--profile=x", CAPTURE, "-r", RULES).status());
  }
}
