package dev.saker.state.parse;

import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;

/**
 * {@code dup}, {@code dup2} and {@code dup3}; whatever had the new number before is overwritten.
 */
final class DuplicateHandler implements EventHandler {
  private final int flagsParam;

  /** {@code flagsParam}: position of the flags; -1 when the call has none. */
  DuplicateHandler(int flagsParam) {
    this.flagsParam = flagsParam;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    FdEntry source = c.descriptor;
    long fd = c.result();
    if (thread == null || source == null || fd < 0) {
      return;
    }
    if (fd == 0) {
      thread.flags |= ThreadEntry.PIPE_DESTINATION;
    } else if (fd == 1) {
      thread.flags |= ThreadEntry.PIPE_SOURCE;
    }
    FdEntry entry = source.copy();
    entry.clearClosesOnExec();
    if (flagsParam >= 0) {
      entry.openFlags |= c.flags(flagsParam) & FdEntry.OPEN_CLOEXEC;
    }
    c.duplicate(fd, entry);
  }
}
