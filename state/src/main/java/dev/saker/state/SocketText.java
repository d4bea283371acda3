package dev.saker.state;

import dev.saker.events.DescriptorType;
import dev.saker.events.TextBuffer;

/** Texts of socket addresses: {@code 10.0.0.1:80}, {@code fe80::1:80}, {@code a:p->b:q}. */
public final class SocketText {
  private static final byte[] UNKNOWN = Bytes.of("<unknown>");
  private static final long MAPPED = 0xffff_0000_0000L;

  private SocketText() {}

  /** Whether an IPv6 address stands for an IPv4 one, which the unspecified address does too. */
  public static boolean isMappedIpv4(long high, long low) {
    return high == 0 && (low == 0 || (low & 0xffff_ffff_0000_0000L) == MAPPED);
  }

  /** An IPv4 address in the low 32 bits, as {@code a.b.c.d}. */
  public static void appendIpv4(TextBuffer text, long address) {
    text.appendDecimal((address >>> 24) & 0xff).append('.');
    text.appendDecimal((address >>> 16) & 0xff).append('.');
    text.appendDecimal((address >>> 8) & 0xff).append('.');
    text.appendDecimal(address & 0xff);
  }

  /** An IPv6 address in its shortest form, IPv4-mapped ones with the dotted tail. */
  public static void appendIpv6(TextBuffer text, long high, long low) {
    int bestStart = -1;
    int bestLength = 0;
    int start = -1;
    for (int i = 0; i <= 8; i++) {
      if (i < 8 && word(high, low, i) == 0) {
        if (start < 0) {
          start = i;
        }
      } else if (start >= 0) {
        if (i - start > bestLength) {
          bestStart = start;
          bestLength = i - start;
        }
        start = -1;
      }
    }
    if (bestLength < 2) {
      bestStart = -1;
      bestLength = 0;
    }
    for (int i = 0; i < 8; i++) {
      if (i >= bestStart && i < bestStart + bestLength) {
        if (i == bestStart) {
          text.append(':');
        }
        continue;
      }
      if (i != 0) {
        text.append(':');
      }
      if (i == 6 && hasDottedTail(low, bestStart, bestLength)) {
        appendIpv4(text, low);
        return;
      }
      text.appendHex(word(high, low, i), false);
    }
    if (bestStart >= 0 && bestStart + bestLength == 8) {
      text.append(':');
    }
  }

  /** Address and port of one end. */
  public static void appendEnd(TextBuffer text, boolean ipv6, long high, long low, int port) {
    if (ipv6) {
      appendIpv6(text, high, low);
    } else {
      appendIpv4(text, low);
    }
    text.append(':').appendDecimal(port);
  }

  /** Both ends of an internet socket, or the own end of a listening one, as its name shows them. */
  public static void appendEnds(TextBuffer text, FdEntry fd) {
    boolean ipv6 = fd.type == DescriptorType.IPV6_SOCKET || fd.type == DescriptorType.IPV6_SERVER;
    appendEnd(text, ipv6, fd.sourceHigh, fd.sourceLow, fd.sourcePort);
    if (fd.isInternetSocket()) {
      text.append("->");
      appendEnd(text, ipv6, fd.destinationHigh, fd.destinationLow, fd.destinationPort);
    }
  }

  /** Name of a connected internet socket, which depends on what its transport protocol has. */
  public static void appendName(TextBuffer text, FdEntry fd) {
    boolean ipv6 =
        fd.type == DescriptorType.IPV6_SOCKET
            && !(isMappedIpv4(fd.sourceHigh, fd.sourceLow)
                && isMappedIpv4(fd.destinationHigh, fd.destinationLow));
    boolean raw = fd.l4 == FdEntry.L4_RAW && fd.type == DescriptorType.IPV4_SOCKET;
    if (fd.l4 == FdEntry.L4_TCP || fd.l4 == FdEntry.L4_UDP) {
      appendEnd(text, ipv6, fd.sourceHigh, fd.sourceLow, fd.sourcePort);
      text.append("->");
      appendEnd(text, ipv6, fd.destinationHigh, fd.destinationLow, fd.destinationPort);
    } else if (fd.l4 == FdEntry.L4_ICMP || raw) {
      if (ipv6) {
        appendIpv6(text, fd.sourceHigh, fd.sourceLow);
        text.append("->");
        appendIpv6(text, fd.destinationHigh, fd.destinationLow);
      } else {
        appendIpv4(text, fd.sourceLow);
        text.append("->");
        appendIpv4(text, fd.destinationLow);
      }
    } else {
      text.append(UNKNOWN);
    }
  }

  private static boolean hasDottedTail(long low, int zerosStart, int zerosLength) {
    return zerosStart == 0
        && (zerosLength == 6
            || (zerosLength == 7 && (low & 0xffff) != 1)
            || (zerosLength == 5 && ((low >>> 32) & 0xffff) == 0xffff));
  }

  private static long word(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
