package dev.saker.alerts;

import java.util.Locale;
import java.util.Optional;

/** How urgent an alert is, most urgent first, as in syslog. */
public enum Priority {
  EMERGENCY("Emergency"),
  ALERT("Alert"),
  CRITICAL("Critical"),
  ERROR("Error"),
  WARNING("Warning"),
  NOTICE("Notice"),
  INFORMATIONAL("Informational"),
  DEBUG("Debug");

  private final String label;

  Priority(String label) {
    this.label = label;
  }

  /** The form that alerts show, such as {@code Informational}. */
  public String label() {
    return label;
  }

  /** Whether this is as urgent as {@code threshold} or more. */
  public boolean isAtLeast(Priority threshold) {
    return compareTo(threshold) <= 0;
  }

  /** Reads a name in any letter case; {@code info} is another name of {@link #INFORMATIONAL}. */
  public static Optional<Priority> parse(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals("INFO")) {
      return Optional.of(INFORMATIONAL);
    }
    for (Priority priority : values()) {
      if (priority.name().equals(upper)) {
        return Optional.of(priority);
      }
    }
    return Optional.empty();
  }
}
