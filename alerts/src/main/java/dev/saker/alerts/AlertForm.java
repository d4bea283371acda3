package dev.saker.alerts;

/** Turns an alert into the line that an output delivers. Stateless, any thread. */
@FunctionalInterface
public interface AlertForm {
  /** Appends the line, without line end. */
  void append(StringBuilder out, Alert alert);

  /** The line as a string. */
  default String format(Alert alert) {
    StringBuilder out = new StringBuilder(512);
    append(out, alert);
    return out.toString();
  }
}
