package dev.saker.app.metrics;

import dev.saker.outputs.DeliveryTimes;
import dev.saker.outputs.OutputCounter;
import dev.saker.outputs.OutputStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is known about outputs, as samples. */
final class OutputSamples {
  private static final String LABEL = "output";
  private static final double NS_PER_SECOND = 1e9;
  private static final int NS_DIGITS = 9;

  private OutputSamples() {}

  static void add(List<OutputStatus> outputs, List<Sample> samples) {
    for (OutputCounter counter : OutputCounter.values()) {
      Metric metric = Metric.counter(counter.metric(), counter.meaning());
      for (OutputStatus output : outputs) {
        samples.add(Sample.of(metric, LABEL, output.output(), output.count(counter)));
      }
    }
    Metric waiting = Metric.gauge("saker_outputs_waiting", "Alerts that wait for delivery");
    for (OutputStatus output : outputs) {
      samples.add(Sample.of(waiting, LABEL, output.output(), output.waiting()));
    }
    Metric times =
        Metric.histogram(
            "saker_outputs_delivery_seconds",
            "Time from raising an alert until the output delivered it");
    for (OutputStatus output : outputs) {
      addTimes(times, output, samples);
    }
  }

  private static void addTimes(Metric metric, OutputStatus output, List<Sample> samples) {
    DeliveryTimes times = output.times();
    Map<String, String> labels = Map.of(LABEL, output.output());
    long upTo = 0;
    for (int i = 0; i < times.counts().size(); i++) {
      upTo += times.counts().get(i);
      String bound =
          i < DeliveryTimes.BOUNDS_NS.size() ? seconds(DeliveryTimes.BOUNDS_NS.get(i)) : "+Inf";
      samples.add(
          new Sample(
              metric, "_bucket", Map.of(LABEL, output.output(), "le", bound), (double) upTo));
    }
    samples.add(new Sample(metric, "_sum", labels, times.sumNs() / NS_PER_SECOND));
    samples.add(new Sample(metric, "_count", labels, (double) upTo));
  }

  private static String seconds(long ns) {
    return BigDecimal.valueOf(ns, NS_DIGITS).stripTrailingZeros().toPlainString();
  }
}
