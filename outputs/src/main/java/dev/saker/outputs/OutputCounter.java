package dev.saker.outputs;

/** What is counted for each output, since its start. */
public enum OutputCounter {
  ENQUEUED("enqueued", "Alerts accepted for delivery"),
  DELIVERED("delivered", "Alerts delivered"),
  RETRIED("retried", "Attempts that repeated a failed one"),
  FAILED(
      "failed", "Alerts given up: refused, out of attempts, or still waiting in memory at the end"),
  DROPPED("dropped", "Alerts not accepted: queue or spool full, or spool not writable"),
  SPOOLED("spooled", "Alerts written to the disk spool"),
  REPLAYED("replayed", "Alerts of an earlier run found in the spool"),
  DAMAGED("damaged", "Damaged places in the spool, each skipped up to the next segment");

  private final String label;
  private final String meaning;

  OutputCounter(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** Short name, lower case. */
  public String label() {
    return label;
  }

  /** Name of the metric; it has a label {@code output} with the name of the output. */
  public String metric() {
    return "saker_outputs_" + label + "_total";
  }

  /** One sentence on what is counted. */
  public String meaning() {
    return meaning;
  }
}
