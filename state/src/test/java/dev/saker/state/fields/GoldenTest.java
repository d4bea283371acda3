package dev.saker.state.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares every field of every event of the reference captures with what the reference detector
 * gives. Prints what differs; differences must stand in docs/differences.md.
 */
class GoldenTest {
  private static final double LEAST_PERCENT = 99.5;
  private static final Pattern FIELD = Pattern.compile("%([a-z0-9_.]+(?:\\[[^]]*])?)");

  @Test
  void fieldsOfEveryEventAreAsInTheReference() throws Exception {
    Path corpus = Shared.path("corpus");
    List<String> names = fieldNames(corpus.resolve("golden/every_field.yaml"));
    List<GoldenCount> counts = new ArrayList<>();
    List<Path> captures;
    try (Stream<Path> files = Files.list(corpus.resolve("scap"))) {
      captures = files.sorted().toList();
    }
    for (Path capture : captures) {
      String name = capture.getFileName().toString().replace(".scap", "");
      counts.add(compare(name, capture, corpus.resolve("golden/" + name + ".jsonl.gz"), names));
    }
    print(counts);
    KnownDifferences known = KnownDifferences.read();
    for (GoldenCount count : counts) {
      assertTrue(count.percentEqual() >= LEAST_PERCENT, count.capture);
      count.differences.forEach((field, difference) ->
          assertTrue(
              difference.count <= known.limit(field, count.capture),
              () ->
                  "not in docs/differences.md: field="
                      + field
                      + " capture="
                      + count.capture
                      + " count="
                      + difference.count
                      + " "
                      + difference.example));
    }
  }

  private static List<String> fieldNames(Path rule) throws IOException {
    List<String> names = new ArrayList<>();
    Matcher matcher = FIELD.matcher(Files.readString(rule));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static GoldenCount compare(String name, Path capture, Path golden, List<String> names)
      throws IOException, SourceException {
    SystemState state = new SystemState(StateOptions.DEFAULT);
    StateFields fields = new StateFields(state, ZoneOffset.UTC, Map.of(), false);
    List<GoldenField> readers = new ArrayList<>();
    for (String field : names) {
      readers.add(new GoldenField(field, fields, state));
    }
    GoldenCount count = new GoldenCount(name);
    EventView view = new EventView();
    try (BufferedReader lines = open(golden);
        CaptureReader source = CaptureReader.open(capture, state)) {
      Map<String, String> expected = next(lines);
      while (source.next(view)) {
        state.onEvent(view);
        if (expected != null && expected.get("evt.num").equals(Long.toString(view.number()))) {
          compare(count, expected, readers);
          expected = next(lines);
        }
        state.afterEvent();
      }
      assertEquals(null, expected, "event that the reference shows is not there: " + name);
    }
    return count;
  }

  private static void compare(
      GoldenCount count, Map<String, String> expected, List<GoldenField> readers) {
    count.events++;
    String number = expected.getOrDefault("evt.num", "");
    for (GoldenField reader : readers) {
      count.compare(
          reader.text(), number, expected.getOrDefault(reader.text(), "absent"), reader.read());
    }
  }

  private static @Nullable Map<String, String> next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    return line == null ? null : FlatJson.read(line);
  }

  private static BufferedReader open(Path gzip) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8));
  }

  private static void print(List<GoldenCount> counts) {
    System.out.printf(
        Locale.ROOT, "%-26s %7s %9s %9s %9s%n", "capture", "events", "values", "differ", "equal %");
    for (GoldenCount count : counts) {
      System.out.printf(
          Locale.ROOT,
          "%-26s %7d %9d %9d %9.4f%n",
          count.capture,
          count.events,
          count.compared,
          count.different(),
          count.percentEqual());
    }
    for (GoldenCount count : counts) {
      count.differences.forEach((field, difference) ->
          System.out.printf(
              Locale.ROOT,
              "%-26s %-34s %5d %s%n",
              count.capture,
              field,
              difference.count,
              difference.example));
    }
  }
}
