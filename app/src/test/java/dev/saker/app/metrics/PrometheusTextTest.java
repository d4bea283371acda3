package dev.saker.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
