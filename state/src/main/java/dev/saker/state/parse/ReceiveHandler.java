package dev.saker.state.parse;

import dev.saker.state.FdEntry;

/** Calls that read, from sockets also with the address that the data came from. */
final class ReceiveHandler implements EventHandler {
  private final int tupleParam;

  /** {@code tupleParam}: position of the addresses; -1 when the call has none. */
  ReceiveHandler(int tupleParam) {
    this.tupleParam = tupleParam;
  }

  @Override
  public void apply(EventContext c) {
    FdEntry fd = c.descriptor;
    if (fd == null || c.result() < 0) {
      return;
    }
    fd = Transfer.connected(c, fd);
    if (tupleParam >= 0) {
      Transfer.takeAddresses(c, fd, tupleParam, true);
    }
  }
}
