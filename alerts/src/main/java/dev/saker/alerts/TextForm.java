package dev.saker.alerts;

import dev.saker.alerts.json.JsonText;
import java.time.ZoneId;

/**
 * The text line: {@code time: Priority message}. Control characters, quotes and backslashes are
 * escaped as in JSON, so that an alert is always one line.
 *
 * @param time form of the time
 * @param zone time zone of {@link AlertTime#LOCAL}
 */
public record TextForm(AlertTime time, ZoneId zone) implements AlertForm {
  @Override
  public void append(StringBuilder out, Alert alert) {
    StringBuilder plain = new StringBuilder(256);
    appendPlain(plain, alert);
    JsonText.appendEscaped(out, plain);
  }

  /** Appends the line before escaping. */
  void appendPlain(StringBuilder out, Alert alert) {
    time.append(out, alert.timestampNs(), zone);
    out.append(": ").append(alert.priority().label()).append(' ').append(alert.message());
  }
}
