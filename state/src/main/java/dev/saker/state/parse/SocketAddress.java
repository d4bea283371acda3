package dev.saker.state.parse;

import dev.saker.events.EventHeader;
import dev.saker.events.EventView;
import dev.saker.events.TextBuffer;
import dev.saker.state.Addresses;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.SocketText;
import java.util.Arrays;

/**
 * A socket address or a pair of them, as read from a parameter. Reused; valid until the next read.
 *
 * <pre>
 *   address  u8 family | 4 or 16 bytes, u16 port                              | or path, NUL
 *   tuple    u8 family | source, u16 port, destination, u16 port              | or u64 source,
 *                                                                             |    u64 destination, path, NUL
 * </pre>
 */
final class SocketAddress {
  static final int UNIX = 1;
  static final int IPV4 = 2;
  static final int IPV6 = 10;
  private static final byte[] MISSING = Bytes.of("NULL");

  int family;
  long sourceHigh;
  long sourceLow;
  int sourcePort;
  long destinationHigh;
  long destinationLow;
  int destinationPort;
  byte[] pathBytes = Bytes.EMPTY;
  int pathOffset;
  int pathLength;

  /** Reads a single address into the destination; false when it is not there or too short. */
  boolean readAddress(EventView event, int param) {
    int length = event.length(param);
    if (length == 0) {
      return false;
    }
    byte[] bytes = event.bytes();
    int at = event.offset(param);
    clear();
    family = bytes[at] & 0xff;
    switch (family) {
      case IPV4 -> {
        if (length < 7) {
          return false;
        }
        destinationLow = Addresses.ipv4(bytes, at + 1);
        destinationPort = EventHeader.getUnsignedShort(bytes, at + 5);
      }
      case IPV6 -> {
        if (length < 19) {
          return false;
        }
        destinationHigh = Addresses.half(bytes, at + 1);
        destinationLow = Addresses.half(bytes, at + 9);
        destinationPort = EventHeader.getUnsignedShort(bytes, at + 17);
      }
      case UNIX -> {
        return readPath(bytes, at + 1, at + length);
      }
      default -> {}
    }
    return true;
  }

  /** Reads a pair of addresses; false when it is not there or too short. */
  boolean readTuple(EventView event, int param) {
    int length = event.length(param);
    if (length == 0) {
      return false;
    }
    byte[] bytes = event.bytes();
    int at = event.offset(param);
    clear();
    family = bytes[at] & 0xff;
    switch (family) {
      case IPV4 -> {
        if (length < 13) {
          return false;
        }
        sourceLow = Addresses.ipv4(bytes, at + 1);
        sourcePort = EventHeader.getUnsignedShort(bytes, at + 5);
        destinationLow = Addresses.ipv4(bytes, at + 7);
        destinationPort = EventHeader.getUnsignedShort(bytes, at + 11);
      }
      case IPV6 -> {
        if (length < 37) {
          return false;
        }
        sourceHigh = Addresses.half(bytes, at + 1);
        sourceLow = Addresses.half(bytes, at + 9);
        sourcePort = EventHeader.getUnsignedShort(bytes, at + 17);
        destinationHigh = Addresses.half(bytes, at + 19);
        destinationLow = Addresses.half(bytes, at + 27);
        destinationPort = EventHeader.getUnsignedShort(bytes, at + 35);
      }
      case UNIX -> {
        if (length < 18) {
          return false;
        }
        sourceLow = EventHeader.getLong(bytes, at + 1);
        destinationLow = EventHeader.getLong(bytes, at + 9);
        return readPath(bytes, at + 17, at + length);
      }
      default -> {}
    }
    return true;
  }

  private boolean readPath(byte[] bytes, int start, int end) {
    if (end <= start || bytes[end - 1] != 0) {
      return false;
    }
    int stop = start;
    while (bytes[stop] != 0) {
      stop++;
    }
    pathBytes = bytes;
    pathOffset = start;
    pathLength = stop - start;
    return true;
  }

  /** Whether both ends are IPv6 addresses that stand for IPv4 ones. */
  boolean isMappedTuple() {
    return family == IPV6
        && SocketText.isMappedIpv4(sourceHigh, sourceLow)
        && SocketText.isMappedIpv4(destinationHigh, destinationLow);
  }

  /** Whether the destination is an IPv6 address that stands for an IPv4 one. */
  boolean isMappedAddress() {
    return family == IPV6 && SocketText.isMappedIpv4(destinationHigh, destinationLow);
  }

  /** Keeps of IPv6 addresses the IPv4 ones that they stand for. */
  void unmap() {
    family = IPV4;
    sourceHigh = 0;
    sourceLow &= 0xffff_ffffL;
    destinationHigh = 0;
    destinationLow &= 0xffff_ffffL;
  }

  boolean isInternet() {
    return family == IPV4 || family == IPV6;
  }

  boolean samePath(SocketAddress other) {
    return pathLength == other.pathLength
        && Arrays.equals(
            pathBytes,
            pathOffset,
            pathOffset + pathLength,
            other.pathBytes,
            other.pathOffset,
            other.pathOffset + other.pathLength);
  }

  boolean sameDestination(SocketAddress other) {
    return destinationHigh == other.destinationHigh
        && destinationLow == other.destinationLow
        && destinationPort == other.destinationPort;
  }

  /** Appends a pair of addresses as it prints among an event's arguments. */
  void appendTuple(TextBuffer text) {
    if (family == UNIX) {
      SocketText.appendUnix(text, sourceLow, destinationLow, pathBytes, pathOffset, pathLength);
    } else if (isInternet()) {
      boolean ipv6 = family == IPV6 && !isMappedTuple();
      SocketText.appendEnd(text, ipv6, sourceHigh, sourceLow, sourcePort);
      text.append("->");
      SocketText.appendEnd(text, ipv6, destinationHigh, destinationLow, destinationPort);
    } else {
      text.append("family ").appendDecimal(family);
    }
  }

  /** Appends a single address as it prints among an event's arguments. */
  void appendAddress(TextBuffer text) {
    if (family == UNIX) {
      text.append(pathBytes, pathOffset, pathLength);
    } else if (isInternet()) {
      SocketText.appendEnd(text, family == IPV6, destinationHigh, destinationLow, destinationPort);
    } else {
      text.append("family ").appendDecimal(family);
    }
  }

  /** What a tuple that is not there prints as. */
  static byte[] missing() {
    return MISSING;
  }

  /**
   * Gives an internet socket the addresses of this pair.
   *
   * @param sameKind whether the socket was of this pair's family before
   * @return whether anything changed; the same ends the other way round are no change
   */
  boolean applyTo(FdEntry fd, boolean sameKind) {
    if (sameKind && (equalsEnds(fd) || equalsSwappedEnds(fd))) {
      return false;
    }
    boolean changed = false;
    if (fd.sourceHigh != sourceHigh || fd.sourceLow != sourceLow) {
      fd.sourceHigh = sourceHigh;
      fd.sourceLow = sourceLow;
      changed = true;
    }
    if (fd.sourcePort != sourcePort) {
      fd.sourcePort = sourcePort;
      changed = true;
    }
    boolean noAddress = fd.destinationHigh == 0 && fd.destinationLow == 0;
    boolean otherAddress =
        fd.destinationHigh != destinationHigh || fd.destinationLow != destinationLow;
    if (noAddress || otherAddress) {
      fd.destinationHigh = destinationHigh;
      fd.destinationLow = destinationLow;
      changed = true;
    }
    if (fd.destinationPort == 0 || fd.destinationPort != destinationPort) {
      fd.destinationPort = destinationPort;
      changed = true;
    }
    return changed;
  }

  private boolean equalsEnds(FdEntry fd) {
    return sourceHigh == fd.sourceHigh
        && sourceLow == fd.sourceLow
        && sourcePort == fd.sourcePort
        && destinationHigh == fd.destinationHigh
        && destinationLow == fd.destinationLow
        && destinationPort == fd.destinationPort;
  }

  private boolean equalsSwappedEnds(FdEntry fd) {
    return destinationHigh == fd.sourceHigh
        && destinationLow == fd.sourceLow
        && destinationPort == fd.sourcePort
        && sourceHigh == fd.destinationHigh
        && sourceLow == fd.destinationLow
        && sourcePort == fd.destinationPort;
  }

  private void clear() {
    sourceHigh = 0;
    sourceLow = 0;
    sourcePort = 0;
    destinationHigh = 0;
    destinationLow = 0;
    destinationPort = 0;
    pathLength = 0;
  }
}
