package dev.saker.state.parse;

import dev.saker.state.FdEntry;

/** Calls that write, to sockets also with the address that the data goes to. */
final class SendHandler implements EventHandler {
  private static final int DESCRIPTOR = 2;

  private final int tupleParam;
  private final boolean infersSocket;

  /**
   * A handler.
   *
   * @param tupleParam position of the addresses; -1 when the call has none
   * @param infersSocket whether a descriptor that is not known is taken for a UDP socket
   */
  SendHandler(int tupleParam, boolean infersSocket) {
    this.tupleParam = tupleParam;
    this.infersSocket = infersSocket;
  }

  @Override
  public void apply(EventContext c) {
    if (c.result() < 0) {
      return;
    }
    if (c.descriptor == null && infersSocket) {
      infer(c);
    }
    FdEntry fd = c.descriptor;
    if (fd == null) {
      return;
    }
    fd = Transfer.connected(c, fd);
    if (tupleParam >= 0) {
      Transfer.takeAddresses(c, fd, tupleParam, false);
    }
  }

  private void infer(EventContext c) {
    long fd = c.event.int64(DESCRIPTOR, -1);
    if (c.thread == null || fd < 0 || !c.event.has(tupleParam)) {
      return;
    }
    int family = c.event.bytes()[c.event.offset(tupleParam)] & 0xff;
    if (family == SocketAddress.IPV4 || family == SocketAddress.IPV6) {
      SocketHandler.open(c, fd, family, FdEntry.L4_UDP, 0);
    }
  }
}
