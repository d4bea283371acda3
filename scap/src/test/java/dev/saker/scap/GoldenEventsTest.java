package dev.saker.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that rules see, and their numbers, are those of the reference detector. */
class GoldenEventsTest {
  private static final long NO_TID = Long.MIN_VALUE;

  /** A system call without a code; the fields name it after its number on the machine. */
  private static final String NAMED_BY_NUMBER = "unknown";

  private static final List<String> SYSCALLS = syscalls();

  private static final Pattern FIELD =
      Pattern.compile(
          "\"(evt\\.num|evt\\.type|evt\\.asynctype|evt\\.rawtime|evt\\.cpu|thread\\.tid)\": \"?([^,\"}]*)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat_write",
        "connect_localhost",
        "curl_google",
        "ping_sendto",
        "run_as_user_0_container",
        "sample",
        "single_ipv6_conn"
      })
  void eventsShownToRulesAreThoseOfTheReference(String capture) throws Exception {
    List<Golden> golden = golden(Shared.path("corpus/golden/" + capture + ".jsonl.gz"));
    List<Golden> read = read(Shared.path("corpus/scap/" + capture + ".scap"));
    int common = Math.min(golden.size(), read.size());
    for (int i = 0; i < common; i++) {
      Golden expected = golden.get(i);
      Golden got = read.get(i);
      long tid = expected.tid() == NO_TID ? NO_TID : got.tid();
      String type = got.type().equals(NAMED_BY_NUMBER) ? expected.type() : got.type();
      assertEquals(
          expected,
          new Golden(got.number(), type, got.timestampNs(), got.cpu(), tid),
          "event " + i);
    }
    assertEquals(golden.size(), read.size());
  }

  private record Golden(long number, String type, long timestampNs, int cpu, long tid) {}

  private static List<Golden> golden(Path file) throws IOException {
    List<Golden> events = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        events.add(golden(line));
      }
    }
    return events;
  }

  private static Golden golden(String line) {
    long number = 0;
    String type = "";
    long timestampNs = 0;
    int cpu = 0;
    long tid = NO_TID;
    Matcher matcher = FIELD.matcher(line);
    while (matcher.find()) {
      String value = matcher.group(2);
      switch (matcher.group(1)) {
        case "evt.num" -> number = Long.parseLong(value);
        case "evt.type" -> type = value;
        case "evt.rawtime" -> timestampNs = Long.parseLong(value);
        case "evt.cpu" -> cpu = Integer.parseInt(value);
        case "thread.tid" -> tid = value.equals("null") ? NO_TID : Long.parseLong(value);
        default -> {
          // not compared
        }
      }
    }
    return new Golden(number, type, timestampNs, cpu, tid);
  }

  private static List<Golden> read(Path file) throws SourceException {
    List<Golden> events = new ArrayList<>();
    EventView view = new EventView();
    try (CaptureReader reader = CaptureReader.open(file, new SnapshotRecorder())) {
      while (reader.next(view)) {
        if (view.captureFlags() == 0) {
          events.add(
              new Golden(
                  view.number(), typeName(view), view.timestampNs(), view.cpu(), view.tid()));
        }
      }
    }
    return events;
  }

  /** A system call without an event type of its own goes by its own name. */
  private static String typeName(EventView view) {
    String name = view.type().name();
    return name.equals("syscall") ? SYSCALLS.get(Math.toIntExact(view.number(0, 0))) : name;
  }

  private static List<String> syscalls() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                EventTable.class.getResourceAsStream("syscall-codes.tsv"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1)[1])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
