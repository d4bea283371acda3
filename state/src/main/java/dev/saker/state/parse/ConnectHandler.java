package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;
import dev.saker.state.SocketText;

/**
 * {@code connect}. Where the socket leads is known from up to three sources: the kernel's pair of
 * addresses, the caller's address at exit, and the caller's address at entry. The kernel's wins if
 * it differs from what the caller had at exit; otherwise it was made of that, which the caller's
 * other threads may have changed meanwhile, and the address at entry wins.
 */
final class ConnectHandler implements EventHandler {
  private static final long IN_PROGRESS = -115;
  private static final int TUPLE = 1;
  private static final int ADDRESS = 3;

  @Override
  public void apply(EventContext c) {
    long result = c.result();
    if (c.thread == null || c.descriptor == null || (result < 0 && result != IN_PROGRESS)) {
      return;
    }
    FdEntry fd = c.ownDescriptor();
    fd.setConnected();
    boolean hasEnter = c.viewEnter() && c.otherAddress.readAddress(c.enter, 1);
    if (!c.event.has(TUPLE)) {
      if (hasEnter) {
        useEnter(fd, c.otherAddress);
      }
      return;
    }
    if (!c.address.readTuple(c.event, TUPLE)) {
      return;
    }
    if (hasEnter && c.thirdAddress.readAddress(c.event, ADDRESS)) {
      correct(c.address, c.thirdAddress, c.otherAddress);
    }
    useTuple(c, fd, c.address);
  }

  private static void correct(SocketAddress tuple, SocketAddress exit, SocketAddress enter) {
    if (tuple.family != exit.family || tuple.family != enter.family) {
      return;
    }
    if (tuple.family == SocketAddress.UNIX) {
      if (tuple.samePath(exit)) {
        tuple.pathBytes = enter.pathBytes;
        tuple.pathOffset = enter.pathOffset;
        tuple.pathLength = enter.pathLength;
      }
    } else if (tuple.sameDestination(exit)) {
      tuple.destinationHigh = enter.destinationHigh;
      tuple.destinationLow = enter.destinationLow;
      tuple.destinationPort = enter.destinationPort;
    }
  }

  private static void useEnter(FdEntry fd, SocketAddress address) {
    if (!address.isInternet()) {
      fd.name = SocketAddress.missing();
      return;
    }
    if (address.isMappedAddress()) {
      address.unmap();
    }
    fd.type = socketType(address);
    fd.destinationHigh = address.destinationHigh;
    fd.destinationLow = address.destinationLow;
    fd.destinationPort = address.destinationPort;
  }

  private static void useTuple(EventContext c, FdEntry fd, SocketAddress tuple) {
    c.text.clear();
    if (tuple.isInternet()) {
      if (tuple.isMappedTuple()) {
        tuple.unmap();
      }
      fd.type = socketType(tuple);
      boolean changed = tuple.applyTo(fd, true);
      if (changed && fd.isServer() && fd.isIpv4Udp()) {
        fd.swapEnds();
      }
      SocketText.appendName(c.text, fd);
    } else if (fd.isUnixSocket() && tuple.family == SocketAddress.UNIX) {
      fd.sourceLow = tuple.sourceLow;
      fd.destinationLow = tuple.destinationLow;
      tuple.appendTuple(c.text);
    } else {
      return;
    }
    c.nameFromText(fd);
    if (fd.hasNoRole()) {
      fd.flags |= FdEntry.ROLE_CLIENT;
    }
  }

  private static DescriptorType socketType(SocketAddress address) {
    return address.family == SocketAddress.IPV4
        ? DescriptorType.IPV4_SOCKET
        : DescriptorType.IPV6_SOCKET;
  }
}
