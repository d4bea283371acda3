package dev.saker.alerts;

import dev.saker.alerts.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON line: one object with sorted keys. An alert about Saker itself has always the same ones,
 * and its output is the message alone.
 *
 * @param text form of the {@code output} member and of the time among the fields
 * @param include which of the optional members appear
 */
public record JsonForm(TextForm text, Include include) implements AlertForm {

  /**
   * Optional members of the object.
   *
   * @param output the whole text line
   * @param message the message without time and priority
   * @param outputFields the fields of the output and the time
   * @param tags the tags of the rule
   */
  public record Include(boolean output, boolean message, boolean outputFields, boolean tags) {
    /** What a configuration that says nothing about it means. */
    public static final Include DEFAULT = new Include(true, false, true, true);
  }

  @Override
  public void append(StringBuilder out, Alert alert) {
    JsonWriter json = JsonWriter.compact(out).startObject();
    json.name("hostname").value(alert.hostname());
    if (alert.isInternal()) {
      appendInternal(json, alert);
      return;
    }
    if (include.message()) {
      json.name("message").value(alert.message());
    }
    if (include.output()) {
      StringBuilder line = new StringBuilder(256);
      text.appendPlain(line, alert);
      json.name("output").value(line.toString());
    }
    if (include.outputFields()) {
      json.name("output_fields");
      appendFields(json, alert);
    }
    json.name("priority").value(alert.priority().label());
    json.name("rule").value(alert.rule());
    json.name("source").value(alert.source());
    if (include.tags()) {
      json.name("tags").strings(alert.tags());
    }
    json.name("time").value(utc(alert));
    json.endObject();
  }

  private static void appendInternal(JsonWriter json, Alert alert) {
    json.name("output").value(alert.message());
    json.name("output_fields").any(alert.fields());
    json.name("priority").value(alert.priority().label());
    json.name("rule").value(alert.rule());
    json.name("source").value(alert.source());
    json.name("time").value(utc(alert));
    json.endObject();
  }

  private static String utc(Alert alert) {
    StringBuilder time = new StringBuilder(30);
    AlertTime.appendUtc(time, alert.timestampNs());
    return time.toString();
  }

  /** The fields, with the time of the line's form put in at its place in the order. */
  private void appendFields(JsonWriter json, Alert alert) {
    String timeField = text.time().field();
    boolean timeDue = !alert.fields().containsKey(timeField);
    json.startObject();
    for (Map.Entry<String, @Nullable Object> field : alert.fields().entrySet()) {
      if (timeDue && field.getKey().compareTo(timeField) > 0) {
        json.name(timeField).unsignedValue(alert.timestampNs());
        timeDue = false;
      }
      json.name(field.getKey()).any(field.getValue());
    }
    if (timeDue) {
      json.name(timeField).unsignedValue(alert.timestampNs());
    }
    json.endObject();
  }
}
