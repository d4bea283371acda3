package dev.saker.capture.probe;

import dev.saker.events.AddressText;
import dev.saker.events.EventView;
import dev.saker.events.FlagTable;
import dev.saker.events.Param;
import dev.saker.events.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * An event as a line, to be held against what was done: {@code name parameter=value ...}. A value
 * that is not there is nothing; flags are their names; bytes that are no text are hex.
 */
final class EventText {
  private EventText() {}

  static String of(EventView event) {
    StringJoiner line = new StringJoiner(" ");
    line.add(event.type().name());
    for (int i = 0; i < event.type().params().size(); i++) {
      line.add(event.type().params().get(i).name() + "=" + value(event, i));
    }
    return line.toString();
  }

  /** One value. */
  static String value(EventView event, int index) {
    Param param = event.type().params().get(index);
    if (!event.has(index)) {
      return "";
    }
    byte[] bytes = new byte[event.length(index)];
    System.arraycopy(event.bytes(), event.offset(index), bytes, 0, bytes.length);
    return switch (param.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> text(bytes);
      case BYTEBUF, CHARBUFARRAY -> printable(bytes);
      case SOCKADDR -> address(bytes, 1);
      case SOCKTUPLE -> address(bytes, 17);
      case FDLIST, DYN -> HexFormat.of().formatHex(bytes);
      default -> number(param, event.number(index, -12345));
    };
  }

  private static String text(byte[] bytes) {
    if (bytes[bytes.length - 1] != 0) {
      return "NO NUL: " + HexFormat.of().formatHex(bytes);
    }
    return new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8);
  }

  private static String printable(byte[] bytes) {
    for (byte one : bytes) {
      if (one != 0 && (one < ' ' || one > '~')) {
        return HexFormat.of().formatHex(bytes);
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII).replace('\0', ';');
  }

  private static String number(Param param, long value) {
    FlagTable table = param.flags();
    if (table == null) {
      return Long.toString(value);
    }
    for (FlagTable.Entry entry : table.entries()) {
      if (entry.value() == value) {
        return entry.name();
      }
    }
    StringJoiner names = new StringJoiner("|");
    long left = value;
    for (FlagTable.Entry entry : table.entries()) {
      if (entry.value() != 0 && (left & entry.value()) == entry.value()) {
        names.add(entry.name());
        left &= ~entry.value();
      }
    }
    if (left != 0) {
      names.add(Long.toString(left));
    }
    return value == 0 ? "0" : names.toString();
  }

  private static String address(byte[] bytes, int path) {
    if (bytes[0] == 1) {
      return text(Arrays.copyOfRange(bytes, path, bytes.length));
    }
    int hostBytes = bytes[0] == 2 ? 4 : 16;
    TextBuffer out = new TextBuffer();
    for (int at = 1; at < bytes.length; at += hostBytes + 2) {
      if (at > 1) {
        out.append("->");
      }
      if (hostBytes == 4) {
        AddressText.appendIpv4(out, bytes, at);
      } else {
        AddressText.appendIpv6(out, bytes, at);
      }
      out.append(":" + ((bytes[at + hostBytes] & 0xff) | (bytes[at + hostBytes + 1] & 0xff) << 8));
    }
    return new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
  }
}
