package dev.saker.alerts;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What Saker raises alerts about that no rule of anybody's asks for: itself. The names that Falco
 * has are the same here.
 */
public enum InternalAlert {
  METRICS_SNAPSHOT(
      "Falco internal: metrics snapshot",
      Priority.INFORMATIONAL,
      "Report about the program itself"),
  EVENTS_LOST("Falco internal: syscall event drop", Priority.DEBUG, "The kernel lost events"),
  NO_EVENTS(
      "Falco internal: timeouts notification", Priority.DEBUG, "No event came for a long time"),
  RELOAD_FAILED(
      "Falco internal: hot restart failure",
      Priority.CRITICAL,
      "Changed configuration or rules are not usable, those before them stay"),
  RECORDING_FULL(
      "Falco internal: capture size limit reached",
      Priority.INFORMATIONAL,
      "A recording ended since it reached its largest size"),
  ALERTS_DROPPED(
      "Saker internal: output overflow",
      Priority.CRITICAL,
      "An output lost alerts, it is too slow"),
  OUTPUT_FAILED(
      "Saker internal: output failure", Priority.CRITICAL, "An output could not deliver alerts"),
  OUTPUT_BLOCKED("Saker internal: output timeout", Priority.CRITICAL, "A delivery takes too long"),
  SPOOL_DAMAGED(
      "Saker internal: output spool damage", Priority.CRITICAL, "Alerts kept on disk are damaged"),
  RULE_FAILED(
      "Saker internal: rule failure", Priority.CRITICAL, "An event made the rules fail by mistake");

  /** Source of all of them. */
  public static final String SOURCE = "internal";

  private final String rule;
  private final Priority priority;
  private final String meaning;

  InternalAlert(String rule, Priority priority, String meaning) {
    this.rule = rule;
    this.priority = priority;
    this.meaning = meaning;
  }

  /** What stands for the name of a rule. */
  public String rule() {
    return rule;
  }

  /** How urgent it is. */
  public Priority priority() {
    return priority;
  }

  /** One sentence on what happened. */
  public String meaning() {
    return meaning;
  }

  /**
   * The alert.
   *
   * @param timestampNs nanoseconds since the epoch
   * @param hostname this host
   * @param message what happened, in words
   * @param fields what happened, in values such as an alert has them
   */
  public Alert at(
      long timestampNs,
      String hostname,
      String message,
      SequencedMap<String, @Nullable Object> fields) {
    return new Alert(timestampNs, priority, rule, SOURCE, List.of(), hostname, message, fields);
  }
}
