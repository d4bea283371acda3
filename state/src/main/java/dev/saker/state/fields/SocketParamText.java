package dev.saker.state.fields;

import dev.saker.events.AddressText;
import dev.saker.events.EventHeader;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;

/** Text form of socket addresses and tuples in parameters. */
final class SocketParamText {
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;

  private SocketParamText() {}

  /** Appends a socket address: family, then what the family says. */
  static void appendAddress(TextBuffer out, byte[] bytes, int at, int length) {
    int family = bytes[at] & 0xff;
    switch (family) {
      case UNIX -> {
        if (length < 2 || bytes[at + length - 1] != 0) {
          out.append("INVALID PATH");
        } else {
          appendPath(out, bytes, at + 1, length - 1);
        }
      }
      case INET -> {
        if (length < 7) {
          out.append("INVALID IPv4");
        } else {
          appendIpv4(out, bytes, at + 1, at + 5);
        }
      }
      case INET6 -> {
        if (length < 19) {
          out.append("INVALID IPv6");
        } else {
          appendIpv6(out, bytes, at + 1, at + 17);
        }
      }
      default -> appendFamily(out, family);
    }
  }

  /** Appends a tuple: family, source, destination. */
  static void appendTuple(TextBuffer out, byte[] bytes, int at, int length) {
    int family = bytes[at] & 0xff;
    switch (family) {
      case UNIX -> {
        if (length < 18 || bytes[at + length - 1] != 0) {
          out.append("INVALID PATH");
        } else {
          out.appendHex(EventHeader.getLong(bytes, at + 1), false).append("->");
          out.appendHex(EventHeader.getLong(bytes, at + 9), false).append(' ');
          appendPath(out, bytes, at + 17, length - 17);
        }
      }
      case INET -> {
        if (length < 13) {
          out.append("INVALID IPv4");
        } else {
          appendIpv4(out, bytes, at + 1, at + 5);
          out.append("->");
          appendIpv4(out, bytes, at + 7, at + 11);
        }
      }
      case INET6 -> {
        if (length < 37) {
          out.append("INVALID IPv6");
        } else {
          appendTuple6(out, bytes, at);
        }
      }
      default -> appendFamily(out, family);
    }
  }

  private static void appendTuple6(TextBuffer out, byte[] bytes, int at) {
    boolean mapped = isMapped(bytes, at + 1) && isMapped(bytes, at + 19);
    if (mapped) {
      appendIpv4(out, bytes, at + 13, at + 17);
      out.append("->");
      appendIpv4(out, bytes, at + 31, at + 35);
    } else {
      appendIpv6(out, bytes, at + 1, at + 17);
      out.append("->");
      appendIpv6(out, bytes, at + 19, at + 35);
    }
  }

  /** Whether an IPv6 address stands for an IPv4 one; all zeros counts as such. */
  private static boolean isMapped(byte[] bytes, int at) {
    long low = Long.reverseBytes(EventHeader.getLong(bytes, at + 8));
    return EventHeader.getLong(bytes, at) == 0 && (low >>> 32 == 0xffff || low == 0);
  }

  private static void appendIpv4(TextBuffer out, byte[] bytes, int address, int port) {
    AddressText.appendIpv4(out, bytes, address);
    out.append(':').appendDecimal(EventHeader.getUnsignedShort(bytes, port));
  }

  private static void appendIpv6(TextBuffer out, byte[] bytes, int address, int port) {
    AddressText.appendIpv6(out, bytes, address);
    out.append(':').appendDecimal(EventHeader.getUnsignedShort(bytes, port));
  }

  private static void appendPath(TextBuffer out, byte[] bytes, int at, int length) {
    PrintableText.append(out, bytes, at, ParamBytes.lengthOf(bytes, at, length));
  }

  private static void appendFamily(TextBuffer out, int family) {
    out.append("family ").appendDecimal(family);
  }
}
