package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;

/** {@code accept} and {@code accept4}. */
final class AcceptHandler implements EventHandler {
  private final int flagsParam;

  /** {@code flagsParam}: position of the flags; -1 when the call has none. */
  AcceptHandler(int flagsParam) {
    this.flagsParam = flagsParam;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    long fd = c.result();
    if (thread == null || fd < 0) {
      return;
    }
    thread.lastEventFd = fd;
    SocketAddress tuple = c.address;
    if (!tuple.readTuple(c.event, 1)) {
      return;
    }
    c.text.clear();
    tuple.appendTuple(c.text);
    FdEntry entry = c.threads.createDescriptor();
    if (tuple.isInternet()) {
      if (tuple.isMappedTuple()) {
        tuple.unmap();
      }
      tuple.applyTo(entry, false);
      entry.type =
          tuple.family == SocketAddress.IPV4
              ? DescriptorType.IPV4_SOCKET
              : DescriptorType.IPV6_SOCKET;
      entry.l4 = FdEntry.L4_TCP;
    } else if (tuple.family == SocketAddress.UNIX) {
      entry.type = DescriptorType.UNIX_SOCKET;
      entry.sourceLow = tuple.sourceLow;
      entry.destinationLow = tuple.destinationLow;
    } else {
      return;
    }
    entry.name = c.text.toBytes();
    if (flagsParam >= 0) {
      entry.openFlags = c.flags(flagsParam) & FdEntry.OPEN_CLOEXEC;
    }
    entry.flags = FdEntry.ROLE_SERVER;
    entry.setConnected();
    c.open(fd, entry);
  }
}
