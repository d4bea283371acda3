package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong with an output. Told at once the first time, then at most once in an
 * interval per output and kind, with what happened in between.
 *
 * @param output name of the output
 * @param kind what went wrong
 * @param times how often since it was told last
 * @param alertsLost alerts lost by it since it was told last
 * @param detail cause, of the last time
 */
public record OutputProblem(String output, Kind kind, long times, long alertsLost, String detail) {

  /** What can go wrong. */
  public enum Kind {
    OVERFLOW(InternalAlert.ALERTS_DROPPED, "alerts dropped"),
    FAILURE(InternalAlert.OUTPUT_FAILED, "output failed"),
    BLOCKED(InternalAlert.OUTPUT_BLOCKED, "output blocked"),
    DAMAGE(InternalAlert.SPOOL_DAMAGED, "spool damaged");

    private final InternalAlert alert;
    private final String phrase;

    Kind(InternalAlert alert, String phrase) {
      this.alert = alert;
      this.phrase = phrase;
    }
  }

  /** Whether an alert is one about a problem of an output: what goes wrong with it is not told. */
  static boolean isToldBy(Alert alert) {
    for (Kind kind : Kind.values()) {
      if (alert.rule().equals(kind.alert.rule())) {
        return true;
      }
    }
    return false;
  }

  /** One line for people. */
  public String message() {
    return kind.phrase
        + ": output="
        + output
        + (times > 1 ? " times=" + times : "")
        + (alertsLost > 0 ? " lost=" + alertsLost : "")
        + ": "
        + detail;
  }

  /**
   * The internal alert about it.
   *
   * @param timestampNs time, in nanoseconds since the epoch
   * @param hostname this host
   */
  public Alert alert(long timestampNs, String hostname) {
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("alerts_lost", alertsLost);
    fields.put("detail", detail);
    fields.put("output", output);
    fields.put("times", times);
    return kind.alert.at(timestampNs, hostname, message(), fields);
  }
}
