package dev.saker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.Main;
import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.scap.Compression;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Configuration and rules are read again and again while a million events go by. */
@Timeout(300)
class ReloadTest {
  private static final long EVENTS = 1_000_000;
  private static final int RELOADS = 10;
  private static final String DONE = "configuration and rules changed";

  private static final String RULES =
      """
      - rule: Opened or closed
        desc: d
        condition: evt.type in (openat, close)
        output: fileMARK num=%evt.num file=%fd.name by=%proc.cmdline
        priority: INFO
      - rule: Program started
        desc: d
        condition: evt.type in (execve, execveat) and proc.pname exists
        output: startMARK num=%evt.num file=%proc.exepath by=%proc.pname
        priority: NOTICE
      """;

  @TempDir private Path folder;
  private Path capture;
  private Path rules;
  private Path config;

  @BeforeEach
  void write() throws IOException {
    capture = folder.resolve("busy.scap");
    CaptureGenerator.generate(capture, new Plan(EVENTS, 7, 20, Compression.NONE));
    rules = Files.writeString(folder.resolve("rules.yaml"), RULES.replace("MARK", ""));
    config = folder.resolve("falco.yaml");
    Files.writeString(
        config,
        """
        engine: {kind: replay, replay: {capture_file: "CAPTURE"}}
        rules_files: ["RULES"]
        syslog_output: {enabled: false}
        log_syslog: false
        outputs_queue: {capacity: 100}
        """
            .replace("CAPTURE", capture.toString())
            .replace("RULES", rules.toString()));
  }

  @Test
  void reloadsBySignalAndByFileLoseNoAlertAndRepeatNone() throws Exception {
    List<String> expected = run(Disturbance.NONE, Long.MAX_VALUE, 0);
    assertTrue(expected.size() > 20_000, "alerts=" + expected.size());
    for (Disturbance kind : List.of(Disturbance.SIGNAL, Disturbance.WRITE)) {
      assertEquals(expected, run(kind, expected.size() / (RELOADS + 1), RELOADS), kind.name());
    }
  }

  /** Each event meets the old rules or the new ones, and after the first new one no old one. */
  @Test
  void otherRulesTakeEffectAtOnePoint() throws Exception {
    List<String> expected = run(Disturbance.NONE, Long.MAX_VALUE, 0);
    List<String> mixed = run(Disturbance.OTHER_RULES, expected.size() / 2, 1);
    assertEquals(expected, mixed.stream().map(line -> line.replace("NEW", "")).toList());
    int changes = 0;
    for (int i = 1; i < mixed.size(); i++) {
      boolean before = mixed.get(i - 1).contains("NEW");
      boolean after = mixed.get(i).contains("NEW");
      changes += before == after ? 0 : 1;
    }
    assertEquals(1, changes, "points where rules changed");
    assertTrue(mixed.getLast().contains("NEW"), mixed.getLast());
  }

  private enum Disturbance {
    NONE,
    SIGNAL,
    WRITE,
    OTHER_RULES
  }

  /**
   * Runs the program, which can not get far ahead of whoever reads its alerts.
   *
   * @param every so many alerts something happens, and the next one is read when it has its effect
   * @param times how often; far enough from the end that there is somebody left to notice
   */
  private List<String> run(Disturbance disturbance, long every, int times) throws Exception {
    List<String> command =
        List.of(
            "env",
            "--default-signal=HUP", // whoever runs the tests may ignore it, as nohup does
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "-c",
            config.toString());
    Process process = new ProcessBuilder(command).start();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .name("messages")
        .start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(messages::add));
    List<String> alerts = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.contains(" num=")) {
          continue;
        }
        alerts.add(line);
        if (alerts.size() % every == 0 && alerts.size() / every <= times) {
          disturb(disturbance, process, alerts.size());
          awaitReload(messages);
        }
      }
    }
    assertEquals(0, process.waitFor(), messages.toString());
    return alerts;
  }

  private static void awaitReload(BlockingQueue<String> messages) throws InterruptedException {
    String message;
    do {
      message = messages.poll(60, TimeUnit.SECONDS);
      assertNotNull(message, "no reload");
    } while (!message.contains(DONE));
  }

  private void disturb(Disturbance kind, Process process, int round) throws Exception {
    switch (kind) {
      case NONE -> {}
      case SIGNAL ->
          new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
      case WRITE -> replaceRules(RULES.replace("MARK", "") + "# " + round);
      case OTHER_RULES -> replaceRules(RULES.replace("MARK", "NEW") + "# " + round);
    }
  }

  private void replaceRules(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, rules, StandardCopyOption.ATOMIC_MOVE);
  }
}
