package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;
import dev.saker.state.SocketText;
import java.util.Arrays;

/** What reading from and writing to sockets have in common. */
final class Transfer {
  private Transfer() {}

  /** Marks an internet socket that data went through as connected. */
  static FdEntry connected(EventContext c, FdEntry fd) {
    if (!fd.isInternetSocket()
        || (fd.isConnected() && !fd.has(FdEntry.CONNECTION_PENDING | FdEntry.CONNECTION_FAILED))) {
      return fd;
    }
    FdEntry own = c.ownDescriptor();
    own.setConnected();
    return own;
  }

  /**
   * Takes the addresses that came with data, unless the socket is a TCP one that has them already.
   *
   * @param incoming whether the data was read
   */
  static void takeAddresses(EventContext c, FdEntry fd, int tupleParam, boolean incoming) {
    if (fd.name.length != 0 && fd.isIpv4Tcp()) {
      return;
    }
    SocketAddress tuple = c.address;
    if (!tuple.readTuple(c.event, tupleParam)) {
      return;
    }
    c.text.clear();
    if (tuple.family == SocketAddress.UNIX) {
      takeUnix(c, fd, tuple);
    } else if (tuple.isInternet()) {
      if (tuple.isMappedTuple()) {
        tuple.unmap();
      }
      takeInternet(c, fd, tuple, incoming);
    }
  }

  private static void takeUnix(EventContext c, FdEntry fd, SocketAddress tuple) {
    tuple.appendTuple(c.text);
    boolean same =
        fd.isUnixSocket()
            && fd.sourceLow == tuple.sourceLow
            && fd.destinationLow == tuple.destinationLow
            && Arrays.equals(fd.name, 0, fd.name.length, c.text.bytes(), 0, c.text.length());
    if (same) {
      return;
    }
    FdEntry own = c.ownDescriptor();
    own.type = DescriptorType.UNIX_SOCKET;
    own.sourceHigh = 0;
    own.sourceLow = tuple.sourceLow;
    own.destinationHigh = 0;
    own.destinationLow = tuple.destinationLow;
    c.nameFromText(own);
  }

  private static void takeInternet(
      EventContext c, FdEntry fd, SocketAddress tuple, boolean incoming) {
    DescriptorType kind =
        tuple.family == SocketAddress.IPV4
            ? DescriptorType.IPV4_SOCKET
            : DescriptorType.IPV6_SOCKET;
    if (fd.type == kind && sameEnds(fd, tuple)) {
      return;
    }
    FdEntry own = c.ownDescriptor();
    if (kind == DescriptorType.IPV4_SOCKET) {
      own.type = kind;
    }
    if (!tuple.applyTo(own, own.type == kind)) {
      return;
    }
    if (!own.isInternetSocket()) {
      // As in the reference, IPv6 addresses make no socket of what is none; it is named after them.
      tuple.appendTuple(c.text);
      c.nameFromText(own);
      return;
    }
    if (own.l4 == FdEntry.L4_UNKNOWN) {
      own.l4 = FdEntry.L4_UDP;
    }
    c.interfaces.completeEnds(own);
    if (own.hasNoRole()) {
      // Of an IPv6 socket the role is not guessed: it counts as the client's.
      boolean server = incoming && own.isIpv4Socket();
      own.flags |= server ? FdEntry.ROLE_SERVER : FdEntry.ROLE_CLIENT;
    }
    if (incoming ? own.isClient() : own.isServer()) {
      own.swapEnds();
    }
    SocketText.appendName(c.text, own);
    c.nameFromText(own);
  }

  private static boolean sameEnds(FdEntry fd, SocketAddress tuple) {
    return fd.sourceLow == tuple.sourceLow
        && fd.destinationLow == tuple.destinationLow
        && fd.sourcePort == tuple.sourcePort
        && fd.destinationPort == tuple.destinationPort
        && fd.sourceHigh == tuple.sourceHigh
        && fd.destinationHigh == tuple.destinationHigh;
  }
}
