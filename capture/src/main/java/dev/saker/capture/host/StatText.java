package dev.saker.capture.host;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The numbers in {@code /proc/PID/stat} behind the name, which may hold anything. Immutable. */
final class StatText {
  private final List<String> fields;

  StatText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    fields = List.of(text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1));
  }

  /**
   * A number; 0 when it is not there.
   *
   * @param index 0 for the state, which is no number; 1 for the parent, and so on
   */
  long number(int index) {
    try {
      return index < fields.size() ? Long.parseLong(fields.get(index)) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
