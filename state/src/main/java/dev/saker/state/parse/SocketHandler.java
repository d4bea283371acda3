package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code socket}. */
final class SocketHandler implements EventHandler {
  private static final int NETLINK = 16;
  private static final int STREAM = 1;
  private static final int DATAGRAM = 2;
  private static final int RAW = 3;
  private static final int PROTOCOL_ANY = 0;
  private static final int PROTOCOL_ICMP = 1;
  private static final int PROTOCOL_TCP = 6;
  private static final int PROTOCOL_UDP = 17;
  private static final int PROTOCOL_RAW = 255;

  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (fd < 0 || c.thread == null) {
      return;
    }
    int domain = (int) c.event.uint32(1, 0);
    int type = (int) c.event.uint32(2, 0);
    int protocol = (int) c.event.uint32(3, 0);
    open(c, fd, domain, transport(type, protocol), c.flags(4));
  }

  /** Adds a socket that nothing is known of but its family and protocol. */
  static void open(EventContext c, long fd, int domain, int transport, int openFlags) {
    FdEntry entry = c.threads.createDescriptor();
    entry.openFlags = openFlags;
    switch (domain) {
      case SocketAddress.UNIX -> entry.type = DescriptorType.UNIX_SOCKET;
      case SocketAddress.IPV4 -> {
        entry.type = DescriptorType.IPV4_SOCKET;
        entry.l4 = transport;
      }
      case SocketAddress.IPV6 -> {
        entry.type = DescriptorType.IPV6_SOCKET;
        entry.l4 = transport;
      }
      case NETLINK -> entry.type = DescriptorType.NETLINK;
      default -> entry.type = DescriptorType.UNKNOWN;
    }
    c.open(fd, entry);
  }

  private static int transport(int type, int protocol) {
    return switch (protocol) {
      case PROTOCOL_TCP -> type == RAW ? FdEntry.L4_RAW : FdEntry.L4_TCP;
      case PROTOCOL_UDP -> type == RAW ? FdEntry.L4_RAW : FdEntry.L4_UDP;
      case PROTOCOL_ICMP -> type == RAW ? FdEntry.L4_RAW : FdEntry.L4_ICMP;
      case PROTOCOL_RAW -> FdEntry.L4_RAW;
      case PROTOCOL_ANY -> byType(type & 0xff);
      default -> FdEntry.L4_UNKNOWN;
    };
  }

  private static int byType(int type) {
    return switch (type) {
      case STREAM -> FdEntry.L4_TCP;
      case DATAGRAM -> FdEntry.L4_UDP;
      default -> FdEntry.L4_UNKNOWN;
    };
  }
}
