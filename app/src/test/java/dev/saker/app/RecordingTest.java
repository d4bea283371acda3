package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.scap.CaptureWriter;
import dev.saker.scap.Compression;
import dev.saker.testkit.RandomStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded around an alert replays to the same alert. */
class RecordingTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final Path CAPTURE = ROOT.resolve("examples/intrusion.scap");
  private static final Path RULES = ROOT.resolve("examples/rules.yaml");

  @TempDir Path folder;

  /** Names and events are those of the files that Falco 0.44.1 writes for the same capture. */
  @Test
  void recordingsHaveTheNamesAndEventsOfFalco() throws IOException {
    List<String> alerts = record("capture.mode=all_rules", "capture.default_duration=3000");
    assertEquals(9, alerts.size());
    List<Path> files = files();
    assertEquals(
        List.of(
            "s_01777885922742500075_00000000000000000025.scap",
            "s_01777885935766300117_00000000000000000039.scap",
            "s_01777885942205400186_00000000000000000062.scap",
            "s_01777885954215600204_00000000000000000068.scap",
            "s_01777885957220700213_00000000000000000071.scap",
            "s_01777885962234300237_00000000000000000079.scap"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    List<Long> events = new ArrayList<>();
    List<String> replayed = new ArrayList<>();
    for (Path file : files) {
      events.add(new Cli().run("read", file).out().lines().count());
      replayed.addAll(replay(file));
    }
    assertEquals(List.of(4L, 21L, 5L, 2L, 7L, 33L), events);
    assertEquals(alerts, replayed);
  }

  @Test
  void onlyRulesWithCaptureRecordAndTheirDurationCounts() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        Files.readString(RULES)
            + """
            - rule: Terminal in a container
              capture: true
              capture_duration: 3600000
              override: {capture: replace, capture_duration: replace}
            """);
    List<String> alerts = record(rules, "capture.default_duration=1");
    List<Path> files = files();
    assertEquals(1, files.size());
    assertEquals(alerts.subList(3, 9), replay(files.getFirst()));
  }

  @Test
  void whatHappenedBeforeTheAlertIsRecordedToo() throws IOException {
    List<String> alerts =
        record(
            "capture.mode=all_rules", "capture.default_duration=1", "saker.capture.before=3600000");
    List<Path> files = files();
    assertTrue(files.size() > 4, files::toString);
    // The first has all from the beginning of the capture on, processes that ended included.
    String all = events(CAPTURE);
    String begin = events(files.getFirst());
    assertTrue(all.startsWith(begin), begin);
    assertEquals(alerts.subList(0, 1), replay(files.getFirst()));
    List<String> replayed = new ArrayList<>();
    for (Path file : files) {
      replayed.addAll(replay(file));
    }
    assertEquals(alerts, replayed);
  }

  @Test
  void largestSizeIsToldInTheWordsOfFalco() throws IOException {
    Path busy = folder.resolve("busy");
    try (CaptureWriter writer = CaptureWriter.create(busy, Compression.NONE)) {
      RandomStory story =
          new RandomStory(1, writer, (bytes, length, cpu) -> write(writer, bytes, length, cpu));
      story.run(20_000);
    }
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        - rule: First
          desc: d
          condition: evt.num = 100
          output: found it
          priority: INFO
          capture: true
          capture_duration: 3600000
        """);
    Cli.Outcome outcome = run(rules, busy, "capture.max_file_size_mb=1", "json_output=true");
    assertEquals(0, outcome.status(), outcome.err());
    String alert =
        outcome
            .out()
            .lines()
            .filter(line -> line.contains("capture size limit reached"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        alert.contains(
            "\"output\":\"Falco internal: capture size limit reached. Configured limit: 1 MB.\""),
        alert);
    assertTrue(alert.contains("\"max_file_size_mb\":1,\"written_bytes\":10"), alert);
    assertTrue(alert.contains("\"priority\":\"Informational\""), alert);
    assertEquals(1, files().size());
  }

  private static void write(CaptureWriter writer, byte[] bytes, int length, int cpu) {
    try {
      writer.write(bytes, 0, length, cpu, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void recordingThatFailsEndsNothing() throws IOException {
    Path missing = folder.resolve("missing/s");
    Cli.Outcome outcome =
        run(RULES, CAPTURE, "capture.mode=all_rules", "capture.path_prefix=" + missing);
    assertEquals(0, outcome.status());
    assertTrue(outcome.err().contains("Error: recording failed: times=1: "), outcome.err());
    assertTrue(outcome.err().contains(missing.toString()), outcome.err());
    assertTrue(outcome.err().contains("times=8: "), outcome.err());
    assertFalse(outcome.err().contains("times=3: "), outcome.err());
  }

  @Test
  void nothingIsRecordedUnlessItIsWanted() throws IOException {
    run(RULES, CAPTURE, "capture.enabled=false", "capture.mode=all_rules");
    assertEquals(List.of(), files());
  }

  private List<String> record(String... options) {
    return record(RULES, options);
  }

  private List<String> record(Path rules, String... options) {
    return alerts(run(rules, CAPTURE, options));
  }

  private static List<String> replay(Path capture) {
    return alerts(new Cli().run("replay", capture, "-r", RULES));
  }

  private static List<String> alerts(Cli.Outcome outcome) {
    assertEquals(0, outcome.status(), outcome.err());
    return outcome.out().lines().filter(line -> line.contains(" | ")).toList();
  }

  /** The events of a capture without their numbers. */
  private static String events(Path capture) {
    return new Cli().run("read", capture, "-p", "%evt.time %evt.type %proc.name %evt.args").out();
  }

  private Cli.Outcome run(Path rules, Path capture, String... options) {
    List<Object> command = new ArrayList<>(List.of("replay", capture, "-r", rules));
    command.addAll(List.of("-o", "capture.enabled=true"));
    command.addAll(List.of("-o", "capture.path_prefix=" + folder.resolve("s")));
    for (String option : options) {
      command.addAll(List.of("-o", option));
    }
    return new Cli().run(command.toArray());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().contains(".scap")).sorted().toList();
    }
  }
}
