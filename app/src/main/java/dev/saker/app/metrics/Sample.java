package dev.saker.app.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A value of a metric at one moment.
 *
 * @param metric which one
 * @param suffix what stands behind its name: empty, but for the parts of a histogram
 * @param labels what tells it from others of the same metric, sorted
 * @param value the value
 */
record Sample(Metric metric, String suffix, Map<String, String> labels, double value) {
  Sample {
    labels = new TreeMap<>(labels);
  }

  Sample(Metric metric, Map<String, String> labels, double value) {
    this(metric, "", labels, value);
  }

  static Sample of(Metric metric, double value) {
    return new Sample(metric, Map.of(), value);
  }

  static Sample of(Metric metric, long value) {
    return of(metric, (double) value);
  }

  static Sample of(Metric metric, String label, String labelValue, long value) {
    return of(metric, label, labelValue, (double) value);
  }

  static Sample of(Metric metric, String label, String labelValue, double value) {
    return new Sample(metric, Map.of(label, labelValue), value);
  }
}
