package dev.saker.alerts;

import dev.saker.alerts.json.JsonWriter;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text: {@code time: Priority message}. The message is written as it is, as Falco does: one
 * with line ends in it makes several lines. Behind the message of an alert about Saker itself stand
 * its fields, as {@code (name=value name="text")}.
 *
 * @param time form of the time
 * @param zone time zone of {@link AlertTime#LOCAL}
 */
public record TextForm(AlertTime time, ZoneId zone) implements AlertForm {
  @Override
  public void append(StringBuilder out, Alert alert) {
    appendPlain(out, alert);
    if (alert.isInternal()) {
      appendFields(out, alert);
    }
  }

  private static void appendFields(StringBuilder out, Alert alert) {
    String separator = " (";
    for (Map.Entry<String, @Nullable Object> field : alert.fields().entrySet()) {
      out.append(separator).append(field.getKey()).append('=');
      JsonWriter.compact(out).any(field.getValue());
      separator = " ";
    }
    out.append(alert.fields().isEmpty() ? " ()" : ")");
  }

  /** Appends the text without fields. */
  void appendPlain(StringBuilder out, Alert alert) {
    time.append(out, alert.timestampNs(), zone);
    out.append(": ").append(alert.priority().label()).append(' ').append(alert.message());
  }
}
