package dev.saker.app.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' text format 0.0.4: the samples of a metric stand together, behind its help and type.
 */
final class PrometheusText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private PrometheusText() {}

  static String of(List<Sample> samples) {
    Map<Metric, List<Sample>> families = new LinkedHashMap<>();
    for (Sample sample : samples) {
      families.computeIfAbsent(sample.metric(), metric -> new ArrayList<>()).add(sample);
    }
    StringBuilder out = new StringBuilder(1 << 14);
    families.forEach((metric, family) -> {
      out.append("# HELP ").append(metric.name()).append(' ');
      escape(out, metric.help(), false);
      out.append("\n# TYPE ").append(metric.name()).append(' ');
      out.append(metric.type().label()).append('\n');
      family.forEach(sample -> append(out, sample));
    });
    return out.toString();
  }

  private static void append(StringBuilder out, Sample sample) {
    out.append(sample.metric().name()).append(sample.suffix());
    char separator = '{';
    for (Map.Entry<String, String> label : sample.labels().entrySet()) {
      out.append(separator).append(label.getKey().replaceAll("[^a-zA-Z0-9_]", "_")).append("=\"");
      escape(out, label.getValue(), true);
      out.append('"');
      separator = ',';
    }
    if (separator == ',') {
      out.append('}');
    }
    out.append(' ').append(number(sample.value())).append('\n');
  }

  private static void escape(StringBuilder out, String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '"' -> out.append(quoted ? "\\\"" : "\"");
        default -> out.append(c);
      }
    }
  }

  /** Whole numbers in full: times in nanoseconds are told to be compared by eye. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .setScale(value == Math.rint(value) ? 0 : 6, RoundingMode.HALF_UP)
            .toPlainString()
        : Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }
}
