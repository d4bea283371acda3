package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exit statuses and words that programs around Falco wait for. */
class FalcoWordsTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final Path CAPTURE = ROOT.resolve("examples/intrusion.scap");
  private static final Path RULES = ROOT.resolve("examples/rules.yaml");

  @TempDir Path folder;

  @Test
  void alertsMustGoSomewhere() {
    String[] off = {"-o", "stdout_output.enabled=false", "-o", "syslog_output.enabled=false"};
    Cli.Outcome outcome = new Cli().run("run", "-r", RULES, off[0], off[1], off[2], off[3]);
    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .err()
            .contains(
                "Error: No output configured, please make sure at least one output is configured"
                    + " and enabled"),
        outcome.err());
    assertEquals(0, new Cli().run("run", "-V", RULES, off[0], off[1], off[2], off[3]).status());
    assertEquals(0, new Cli().run("run", "-L", "-r", RULES, off[0], off[1]).status());
  }

  @Test
  void isoTimesStandBeforeMessagesToo() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, "- list: unused\n  items: [a]\n" + Files.readString(RULES));
    Cli.Outcome outcome =
        new Cli().run("replay", CAPTURE, "-r", rules, "-o", "time_format_iso_8601=true");
    assertTrue(
        outcome
            .err()
            .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000: .*LOAD_UNUSED_LIST.*"),
        outcome.err());
  }

  @Test
  void supportNeedsRules() {
    Cli.Outcome outcome = new Cli().run("run", "--support", "-o", "rules_files=[]");
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("You must specify at least one rules file"), outcome.err());
  }

  @Test
  @Timeout(60)
  void withoutDriverItRunsForItsTimeAndReports() {
    Cli.Outcome outcome =
        new Cli()
            .run(
                "run",
                "-r",
                RULES,
                "-M",
                "1",
                "-o",
                "engine.kind=nodriver",
                "-o",
                "metrics={enabled: true, output_rule: true, interval: 1h}");
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("Informational Falco metrics snapshot ("), outcome.out());
    assertTrue(outcome.out().contains("\nEvents detected: 0\n"), outcome.out());
  }
}
