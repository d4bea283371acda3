package dev.saker.state.fields;

import dev.saker.events.EventView;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;

/** Bytes of text parameters. A text that is not there, and {@code (NULL)}, read as {@code <NA>}. */
final class ParamBytes {
  private static final byte[] LEGACY_NULL = Bytes.of("(NULL)");

  private ParamBytes() {}

  /** Makes a text parameter, up to its first NUL, the value. */
  static void text(EventView event, int param, Value out) {
    if (isAbsent(event, param)) {
      out.setBytes(Bytes.NOT_AVAILABLE);
    } else {
      out.setBytes(event.bytes(), event.offset(param), length(event, param));
    }
  }

  /** Appends a text parameter up to its first NUL. */
  static void append(TextBuffer out, EventView event, int param) {
    if (isAbsent(event, param)) {
      out.append(Bytes.NOT_AVAILABLE);
    } else {
      out.append(event.bytes(), event.offset(param), length(event, param));
    }
  }

  /** Whether a text parameter reads as {@code <NA>}. */
  static boolean isAbsent(EventView event, int param) {
    int size = event.length(param);
    return size == 0
        || (size == LEGACY_NULL.length + 1
            && Bytes.equals(LEGACY_NULL, event.bytes(), event.offset(param), size - 1));
  }

  /** Length of a parameter up to its first NUL. */
  static int length(EventView event, int param) {
    return lengthOf(event.bytes(), event.offset(param), event.length(param));
  }

  /** Length of a byte range up to its first NUL. */
  static int lengthOf(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[offset + i] == 0) {
        return i;
      }
    }
    return length;
  }
}
