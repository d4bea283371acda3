package dev.saker.state.parse;

import dev.saker.state.FdEntry;
import dev.saker.state.FdTable;
import dev.saker.state.ThreadEntry;

/** {@code close_range}, which closes at once or marks for closing at the next exec. */
final class CloseRangeHandler implements EventHandler {
  private static final int CLOSE_ON_EXEC = 1 << 2;

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    FdTable table = thread == null ? null : thread.descriptors();
    if (table == null || c.result() < 0) {
      return;
    }
    long first = c.event.uint32(1, Long.MAX_VALUE);
    long last = c.event.uint32(2, -1);
    if ((c.flags(3) & CLOSE_ON_EXEC) == 0) {
      table.removeRange(first, last);
      return;
    }
    for (int i = 0; i < table.positions(); i++) {
      FdEntry entry = table.at(i);
      if (entry != null && entry.fd >= first && entry.fd <= last) {
        table.own(entry).openFlags |= FdEntry.OPEN_CLOEXEC;
      }
    }
  }
}
