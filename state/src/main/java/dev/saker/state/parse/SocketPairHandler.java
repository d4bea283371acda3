package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code socketpair}: the event is about the first of the two. */
final class SocketPairHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    if (c.result() < 0 || c.thread == null) {
      return;
    }
    long first = c.event.int64(1, -1);
    long second = c.event.int64(2, -1);
    if (first == second) {
      c.use(null);
      return;
    }
    c.open(first, end(c));
    FdEntry shown = c.descriptor;
    c.open(second, end(c));
    c.descriptor = shown;
  }

  private static FdEntry end(EventContext c) {
    FdEntry entry = c.threads.createDescriptor();
    entry.type = DescriptorType.UNIX_SOCKET;
    entry.sourceLow = c.event.int64(3, 0);
    entry.destinationLow = c.event.int64(4, 0);
    return entry;
  }
}
