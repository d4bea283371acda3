package dev.saker.events;

/** Text form of internet addresses, as {@code inet_ntop} gives it. */
public final class AddressText {
  private AddressText() {}

  /** Appends an address of 4 or 16 bytes in network order. */
  public static void append(TextBuffer out, byte[] bytes, int offset, int length) {
    if (length == 4) {
      appendIpv4(out, bytes, offset);
    } else {
      appendIpv6(out, bytes, offset);
    }
  }

  /** Appends four bytes in network order. */
  public static void appendIpv4(TextBuffer out, byte[] bytes, int offset) {
    out.appendDecimal(bytes[offset] & 0xff).append('.');
    out.appendDecimal(bytes[offset + 1] & 0xff).append('.');
    out.appendDecimal(bytes[offset + 2] & 0xff).append('.');
    out.appendDecimal(bytes[offset + 3] & 0xff);
  }

  /** Appends sixteen bytes in network order. */
  public static void appendIpv6(TextBuffer out, byte[] bytes, int offset) {
    appendIpv6(out, bigEndian(bytes, offset), bigEndian(bytes, offset + 8));
  }

  /** Appends an IPv4 address that is a number, first byte most significant. */
  public static void appendIpv4(TextBuffer out, int address) {
    out.appendDecimal(address >>> 24).append('.');
    out.appendDecimal((address >>> 16) & 0xff).append('.');
    out.appendDecimal((address >>> 8) & 0xff).append('.');
    out.appendDecimal(address & 0xff);
  }

  /** Appends an IPv6 address that is a number in two halves, first byte most significant. */
  public static void appendIpv6(TextBuffer out, long high, long low) {
    int gap = longestGap(high, low);
    int gapStart = gap >>> 8;
    int gapLength = gap & 0xff;
    boolean ipv4Tail =
        gapStart == 0 && (gapLength == 6 || (gapLength == 5 && group(high, low, 5) == 0xffff));
    int groups = ipv4Tail ? 6 : 8;
    int at = 0;
    while (at < groups) {
      if (gapLength >= 2 && at == gapStart) {
        out.append(':');
        at += gapLength;
        if (at >= 8) {
          out.append(':');
        }
        continue;
      }
      if (at > 0) {
        out.append(':');
      }
      out.appendHex(group(high, low, at), false);
      at++;
    }
    if (ipv4Tail) {
      out.append(':');
      appendIpv4(out, (int) low);
    }
  }

  /** First of the longest runs of zero groups: its start times 256 plus its length. */
  private static int longestGap(long high, long low) {
    int best = 0;
    int start = 0;
    int length = 0;
    for (int i = 0; i < 8; i++) {
      if (group(high, low, i) != 0) {
        length = 0;
        continue;
      }
      if (length == 0) {
        start = i;
      }
      length++;
      if (length > (best & 0xff)) {
        best = (start << 8) | length;
      }
    }
    return best;
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  private static long bigEndian(byte[] bytes, int offset) {
    return Long.reverseBytes(EventHeader.getLong(bytes, offset));
  }
}
