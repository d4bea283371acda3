package dev.saker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Configuration and rules are read again and again while a million events go by. */
@Timeout(300)
class ReloadTest {
  private static final long EVENTS = 1_000_000;
  private static final int RELOADS = 10;
  private static final long INTERVAL_MS = 100;
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

  /** The same in other words. */
  private static final String REWORDED =
      """
      - list: ends
        items: [close]
      - macro: opened_or_closed
        condition: (evt.type = openat or evt.type in (ends))
      - rule: Opened or closed
        desc: d
        condition: opened_or_closed and not evt.num < 0
        output: fileMARK num=%evt.num file=%fd.name by=%proc.cmdline
        priority: INFO
      - rule: Program started
        desc: d
        condition: proc.pname exists and evt.type in (execve, execveat)
        output: startMARK num=%evt.num file=%proc.exepath by=%proc.pname
        priority: NOTICE
      """;

  @TempDir private static Path folder;
  private static Path capture;
  private Path rules;
  private Path config;

  @BeforeAll
  static void generate() throws IOException {
    capture = folder.resolve("busy.scap");
    CaptureGenerator.generate(capture, new Plan(EVENTS, 7, 20, Compression.NONE));
  }

  @BeforeEach
  void write() throws IOException {
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
  void reloadsAllTheTimeLoseNoAlertAndRepeatNone() throws Exception {
    List<String> expected = run(Disturbance.NONE, Long.MAX_VALUE, 0);
    assertTrue(expected.size() > 20_000, "alerts=" + expected.size());
    assertEquals(expected, runWhileReloading(expected.size()), "every 100 ms, by signal");
    assertEquals(expected, run(Disturbance.WRITE, expected.size() / 4, 3), "by file");
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
    Process process = start();
    BlockingQueue<String> messages = messages(process);
    List<String> alerts = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = nextAlert(out); line != null; line = nextAlert(out)) {
        alerts.add(line);
        if (alerts.size() % every == 0 && alerts.size() / every <= times) {
          disturb(disturbance, alerts.size());
          awaitReload(messages);
        }
      }
    }
    assertEquals(0, process.waitFor(), messages.toString());
    return alerts;
  }

  /**
   * Runs the program with rules that change every 100 ms from one wording to another and back. The
   * alerts are read as fast as they come, only not so fast that there are fewer reloads than
   * wanted.
   */
  private List<String> runWhileReloading(int expected) throws Exception {
    Process process = start();
    BlockingQueue<String> messages = messages(process);
    List<String> alerts = new ArrayList<>();
    int reloads = 0;
    try (ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("ticks").factory());
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      // The first alert says that signals are listened to.
      alerts.add(nextAlert(out));
      ScheduledFuture<?> ticks =
          timer.scheduleAtFixedRate(new Rewording(process), 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
      for (String line = nextAlert(out); line != null; line = nextAlert(out)) {
        alerts.add(line);
        while (reloads < RELOADS && alerts.size() > expected / (RELOADS + 1) * (reloads + 1)) {
          assertFalse(ticks.isDone(), "no more reloads are asked for");
          awaitReload(messages);
          reloads++;
        }
      }
      ticks.cancel(false);
    }
    assertEquals(0, process.waitFor(), messages.toString());
    assertEquals(RELOADS, reloads);
    assertTrue(messages.stream().noneMatch(each -> each.contains("failed")), messages.toString());
    return alerts;
  }

  /** Puts the other wording of the rules in place and has it read. */
  private final class Rewording implements Runnable {
    private final Process process;
    private int round;

    Rewording(Process process) {
      this.process = process;
    }

    @Override
    public void run() {
      try {
        replaceRules((round++ % 2 == 0 ? REWORDED : RULES).replace("MARK", ""));
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            "env",
            "--default-signal=HUP", // whoever runs the tests may ignore it, as nohup does
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "-c",
            config.toString())
        .start();
  }

  private static BlockingQueue<String> messages(Process process) {
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .name("messages")
        .start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(messages::add));
    return messages;
  }

  /** The next line that is an alert; null at the end. */
  private static @Nullable String nextAlert(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(" num=")) {
      line = out.readLine();
    }
    return line;
  }

  private static void awaitReload(BlockingQueue<String> messages) throws InterruptedException {
    String message;
    do {
      message = messages.poll(60, TimeUnit.SECONDS);
      assertNotNull(message, "no reload");
    } while (!message.contains(DONE));
  }

  private void disturb(Disturbance kind, int round) throws IOException {
    switch (kind) {
      case NONE -> {}
      case WRITE -> replaceRules(RULES.replace("MARK", "") + "# " + round);
      case OTHER_RULES -> replaceRules(RULES.replace("MARK", "NEW") + "# " + round);
    }
  }

  private void replaceRules(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, rules, StandardCopyOption.ATOMIC_MOVE);
  }
}
