package dev.saker.state;

import dev.saker.events.AddressText;
import dev.saker.events.DescriptorType;
import dev.saker.events.TextBuffer;

/** Texts of sockets: {@code 10.0.0.1:80}, {@code fe80::1:80}, {@code a:p->b:q}. */
public final class SocketText {
  private static final byte[] UNKNOWN = Bytes.of("<unknown>");
  private static final long MAPPED = 0xffff_0000_0000L;

  private SocketText() {}

  /** Whether an IPv6 address stands for an IPv4 one, which the unspecified address does too. */
  public static boolean isMappedIpv4(long high, long low) {
    return high == 0 && (low == 0 || (low & 0xffff_ffff_0000_0000L) == MAPPED);
  }

  /** An address without port. */
  public static void appendAddress(TextBuffer text, boolean ipv6, long high, long low) {
    if (ipv6) {
      AddressText.appendIpv6(text, high, low);
    } else {
      AddressText.appendIpv4(text, (int) low);
    }
  }

  /** Address and port of one end. */
  public static void appendEnd(TextBuffer text, boolean ipv6, long high, long low, int port) {
    appendAddress(text, ipv6, high, low);
    text.append(':').appendDecimal(port);
  }

  /** Both ends of an internet socket, or the own end of a listening one. */
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
    if (fd.l4 == FdEntry.L4_TCP || fd.l4 == FdEntry.L4_UDP) {
      appendEnd(text, ipv6, fd.sourceHigh, fd.sourceLow, fd.sourcePort);
      text.append("->");
      appendEnd(text, ipv6, fd.destinationHigh, fd.destinationLow, fd.destinationPort);
    } else if (fd.l4 == FdEntry.L4_ICMP
        || (fd.l4 == FdEntry.L4_RAW && fd.type == DescriptorType.IPV4_SOCKET)) {
      appendAddress(text, ipv6, fd.sourceHigh, fd.sourceLow);
      text.append("->");
      appendAddress(text, ipv6, fd.destinationHigh, fd.destinationLow);
    } else {
      text.append(UNKNOWN);
    }
  }

  /** A unix socket with its kernel pointers. */
  public static void appendUnix(
      TextBuffer text, long source, long destination, byte[] path, int offset, int length) {
    text.appendHex(source, false).append("->").appendHex(destination, false).append(' ');
    text.append(path, offset, length);
  }
}
