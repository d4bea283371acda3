package dev.saker.app.metrics;

/**
 * What can be measured.
 *
 * @param name name in Prometheus' format
 * @param type what its values mean
 * @param help one sentence
 */
record Metric(String name, Type type, String help) {
  Metric {
    if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
      throw new IllegalArgumentException("not a name for a metric: name=" + name);
    }
    if ((type == Type.COUNTER) != name.endsWith("_total")) {
      throw new IllegalArgumentException("counters end in _total, others do not: name=" + name);
    }
  }

  /** What values mean. */
  enum Type {
    /** It only grows, and begins anew with the program. */
    COUNTER("counter"),
    /** It goes up and down. */
    GAUGE("gauge"),
    /** Counts of values by their size; they only grow. */
    HISTOGRAM("histogram");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Metric counter(String name, String help) {
    return new Metric(name, Type.COUNTER, help);
  }

  static Metric histogram(String name, String help) {
    return new Metric(name, Type.HISTOGRAM, help);
  }

  static Metric gauge(String name, String help) {
    return new Metric(name, Type.GAUGE, help);
  }
}
