package dev.saker.state.fields;

import java.util.Map;
import java.util.TreeMap;

/** What comparing one capture found. */
final class GoldenCount {
  /** Differences of one field: how many, and the first. */
  static final class Difference {
    int count;
    final String example;

    Difference(String example) {
      this.example = example;
    }
  }

  final String capture;
  long compared;
  long events;
  final Map<String, Difference> differences = new TreeMap<>();

  GoldenCount(String capture) {
    this.capture = capture;
  }

  void compare(String field, String eventNumber, String expected, String actual) {
    compared++;
    if (!same(expected, actual)) {
      differences.computeIfAbsent(
              field,
              key ->
                  new Difference(
                      "evt.num="
                          + eventNumber
                          + " expected="
                          + cut(expected)
                          + " actual="
                          + cut(actual)))
          .count++;
    }
  }

  long different() {
    return differences.values().stream().mapToLong(difference -> difference.count).sum();
  }

  double percentEqual() {
    return 100.0 * (compared - different()) / compared;
  }

  /** Numbers are the same when their values are, however they are spelled. */
  private static boolean same(String expected, String actual) {
    if (expected.equals(actual)) {
      return true;
    }
    try {
      return Double.compare(Double.parseDouble(expected), Double.parseDouble(actual)) == 0
          && (expected.contains(".") || actual.contains("."));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String cut(String value) {
    return value.length() <= 160 ? value : value.substring(0, 160) + "...";
  }
}
