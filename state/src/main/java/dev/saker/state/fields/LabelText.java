package dev.saker.state.fields;

import dev.saker.events.TextBuffer;
import dev.saker.state.Bytes;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels as one text, {@code key:value, key:value}, sorted by key, without those that the container
 * runtime adds. Remembers the text of the labels asked for last.
 */
final class LabelText {
  private Map<String, byte[]> labels = Map.of();
  private byte[] text = Bytes.EMPTY;

  @SuppressWarnings("ReferenceEquality") // labels belong to an immutable entry
  byte[] of(Map<String, byte[]> wanted) {
    if (wanted != labels) {
      labels = wanted;
      text = print(wanted);
    }
    return text;
  }

  private static byte[] print(Map<String, byte[]> labels) {
    TextBuffer out = new TextBuffer();
    for (Map.Entry<String, byte[]> label : new TreeMap<>(labels).entrySet()) {
      String key = label.getKey();
      if (key.startsWith("annotation.") || key.startsWith("io.kubernetes.")) {
        continue;
      }
      if (!out.isEmpty()) {
        out.append(", ");
      }
      out.append(key);
      if (label.getValue().length > 0) {
        out.append(':').append(label.getValue());
      }
    }
    return out.toBytes();
  }
}
