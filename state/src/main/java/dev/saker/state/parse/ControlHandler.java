package dev.saker.state.parse;

import dev.saker.state.FdEntry;

/** {@code fcntl}, as far as it duplicates descriptors or says whether they survive an exec. */
final class ControlHandler implements EventHandler {
  private static final long DUPLICATE = 1;
  private static final long SET_FLAGS = 3;
  private static final long DUPLICATE_CLOSING = 26;
  private static final long CLOSE_ON_EXEC = 1;

  @Override
  public void apply(EventContext c) {
    long command = c.event.number(2, -1);
    if (command != DUPLICATE && command != DUPLICATE_CLOSING && command != SET_FLAGS) {
      return;
    }
    long fd = c.result();
    FdEntry source = c.descriptor;
    if (c.thread == null || source == null || fd < 0) {
      return;
    }
    if (command == SET_FLAGS) {
      FdEntry own = c.ownDescriptor();
      own.clearClosesOnExec();
      if ((c.event.int64(3, 0) & CLOSE_ON_EXEC) != 0) {
        own.openFlags |= FdEntry.OPEN_CLOEXEC;
      }
      return;
    }
    FdEntry entry = source.copy();
    entry.clearClosesOnExec();
    if (command == DUPLICATE_CLOSING) {
      entry.openFlags |= FdEntry.OPEN_CLOEXEC;
    }
    c.duplicate(fd, entry);
  }
}
