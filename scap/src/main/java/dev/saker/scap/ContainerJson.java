package dev.saker.scap;

import dev.saker.events.EventView;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The container events of the oldest producers had four parameters where later ones have JSON. */
final class ContainerJson {
  private static final int ID = 0;
  private static final int TYPE = 1;
  private static final int NAME = 2;
  private static final int IMAGE = 3;

  private ContainerJson() {}

  /** The JSON text with its NUL. */
  static byte[] of(EventView event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    plain("{\"id\":\"", out);
    quoted(event, ID, out);
    plain("\",\"type\":" + event.uint32(TYPE, 0), out);
    plain(",\"name\":\"", out);
    quoted(event, NAME, out);
    plain("\",\"image\":\"", out);
    quoted(event, IMAGE, out);
    plain("\"}\0", out);
    return out.toByteArray();
  }

  private static void plain(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void quoted(EventView event, int param, ByteArrayOutputStream out) {
    int length = event.textLength(param);
    for (int i = 0; i < length; i++) {
      byte letter = event.bytes()[event.offset(param) + i];
      if (letter == '"' || letter == '\\') {
        out.write('\\');
        out.write(letter);
      } else if (letter >= 0 && letter < ' ') {
        plain("\\u00" + (letter < 16 ? "0" : "") + Integer.toHexString(letter), out);
      } else {
        out.write(letter);
      }
    }
  }
}
