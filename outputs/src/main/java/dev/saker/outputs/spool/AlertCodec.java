package dev.saker.outputs.spool;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert as bytes, so that the form in which it is delivered is that of the moment of delivery.
 * Numbers are big-endian; a text is its length in bytes (4) and UTF-8; a list its count (4) and its
 * elements; a value begins with a byte for its type. Any thread.
 */
public final class AlertCodec {
  private static final byte VERSION = 1;

  private AlertCodec() {}

  /** The bytes of an alert. */
  public static byte[] encode(Alert alert) {
    ValueWriter out = new ValueWriter();
    out.writeByte(VERSION);
    out.writeLong(alert.timestampNs());
    out.writeByte(alert.priority().ordinal());
    out.writeText(alert.rule());
    out.writeText(alert.source());
    out.writeInt(alert.tags().size());
    alert.tags().forEach(out::writeText);
    out.writeText(alert.hostname());
    out.writeText(alert.message());
    out.writeInt(alert.fields().size());
    for (Map.Entry<String, @Nullable Object> field : alert.fields().entrySet()) {
      out.writeText(field.getKey());
      out.writeValue(field.getValue());
    }
    return out.toBytes();
  }

  /**
   * The alert of some bytes.
   *
   * @throws IOException when they are not those of an alert
   */
  public static Alert decode(byte[] bytes) throws IOException {
    ValueReader in = new ValueReader(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("alert of another version: version=" + version + " known=" + VERSION);
    }
    long timestampNs = in.readLong();
    int priority = in.readByte();
    if (priority < 0 || priority >= Priority.values().length) {
      throw new IOException("alert with unknown priority: priority=" + priority);
    }
    String rule = in.readText();
    String source = in.readText();
    List<String> tags = new ArrayList<>();
    for (int left = in.readCount(); left > 0; left--) {
      tags.add(in.readText());
    }
    String hostname = in.readText();
    String message = in.readText();
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    for (int left = in.readCount(); left > 0; left--) {
      fields.put(in.readText(), in.readValue());
    }
    in.expectEnd();
    return new Alert(
        timestampNs, Priority.values()[priority], rule, source, tags, hostname, message, fields);
  }
}
