package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code pipe} and {@code pipe2}: the event is about the second end. */
final class PipeHandler implements EventHandler {
  private final int flagsParam;

  /** {@code flagsParam}: position of the flags; -1 when the call has none. */
  PipeHandler(int flagsParam) {
    this.flagsParam = flagsParam;
  }

  @Override
  public void apply(EventContext c) {
    if (c.result() < 0 || c.thread == null || !c.event.has(1) || !c.event.has(2)) {
      return;
    }
    long inode = c.event.int64(3, 0);
    int flags = flagsParam < 0 ? 0 : c.flags(flagsParam);
    c.open(c.event.int64(1, -1), end(c, inode, flags));
    c.open(c.event.int64(2, -1), end(c, inode, flags));
  }

  private static FdEntry end(EventContext c, long inode, int flags) {
    FdEntry entry = c.threads.createDescriptor();
    entry.type = DescriptorType.FIFO;
    entry.inode = inode;
    entry.openFlags = flags;
    return entry;
  }
}
