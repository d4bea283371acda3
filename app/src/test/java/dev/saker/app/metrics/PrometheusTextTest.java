package dev.saker.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.outputs.DeliveryTimes;
import dev.saker.outputs.OutputStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  private static final Metric DROPPED = Metric.counter("dropped_total", "What was\nlost \\");
  private static final Metric AGE = Metric.gauge("age", "In seconds");

  @Test
  void samplesOfAMetricStandTogetherBehindItsHelp() {
    String text =
        PrometheusText.of(
            List.of(
                Sample.of(DROPPED, "output", "a \"b\" \\ \n", 3),
                Sample.of(AGE, 1.5),
                Sample.of(DROPPED, "output", "c", 4)));
    assertEquals(
        """
        # HELP dropped_total What was\\nlost \\\\
        # TYPE dropped_total counter
        dropped_total{output="a \\"b\\" \\\\ \\n"} 3
        dropped_total{output="c"} 4
        # HELP age In seconds
        # TYPE age gauge
        age 1.500000
        """,
        text);
    assertEquals(
        Map.of(
            "dropped_total{output=\"a \\\"b\\\" \\\\ \\n\"}",
            3.0,
            "dropped_total{output=\"c\"}",
            4.0,
            "age",
            1.5),
        ExpositionParser.parse(text));
  }

  @Test
  void spansOfDeliveryTimesAddUp() {
    List<Long> counts = new ArrayList<>(Collections.nCopies(21, 0L));
    counts.set(0, 2L);
    counts.set(4, 3L);
    counts.set(20, 1L);
    List<Sample> samples = new ArrayList<>();
    DeliveryTimes times = new DeliveryTimes(counts, 400_500_000_000L);
    OutputSamples.add(List.of(new OutputStatus("http", Map.of(), 7, times, null)), samples);
    Map<String, Double> parsed = ExpositionParser.parse(PrometheusText.of(samples));
    String name = "saker_outputs_delivery_seconds";
    assertEquals(2, parsed.get(name + "_bucket{le=\"0.00005\",output=\"http\"}"));
    assertEquals(2, parsed.get(name + "_bucket{le=\"0.0005\",output=\"http\"}"));
    assertEquals(5, parsed.get(name + "_bucket{le=\"0.001\",output=\"http\"}"));
    assertEquals(5, parsed.get(name + "_bucket{le=\"300\",output=\"http\"}"));
    assertEquals(6, parsed.get(name + "_bucket{le=\"+Inf\",output=\"http\"}"));
    assertEquals(6, parsed.get(name + "_count{output=\"http\"}"));
    assertEquals(400.5, parsed.get(name + "_sum{output=\"http\"}"));
    assertEquals(7, parsed.get("saker_outputs_waiting{output=\"http\"}"));
  }

  @Test
  void numbersAreWrittenInFull() {
    String text =
        PrometheusText.of(
            List.of(
                Sample.of(AGE, "of", "big", 1.795378059e18),
                Sample.of(AGE, "of", "nothing", Double.NaN),
                Sample.of(AGE, "of", "all", Double.POSITIVE_INFINITY)));
    assertEquals(
        List.of(
            "age{of=\"big\"} 1795378059000000000",
            "age{of=\"nothing\"} NaN",
            "age{of=\"all\"} +Inf"),
        text.lines().skip(2).toList());
  }

  @Test
  void namesThatNobodyCouldReadAreNoMetrics() {
    assertThrows(IllegalArgumentException.class, () -> Metric.gauge("a-b", "x"));
    assertThrows(IllegalArgumentException.class, () -> Metric.gauge("a_total", "x"));
    assertThrows(IllegalArgumentException.class, () -> Metric.counter("a", "x"));
  }
}
