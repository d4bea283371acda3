package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;

/** {@code pidfd_getfd}: a descriptor taken from another process. */
final class ForeignDescriptorHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    long fd = c.result();
    if (thread == null || fd < 0) {
      return;
    }
    FdEntry process = thread.descriptor(c.event.int64(1, -1));
    if (process == null || process.type != DescriptorType.PIDFD) {
      return;
    }
    ThreadEntry owner = c.threads.find(process.pidOfPidfd);
    FdEntry source = owner == null ? null : owner.descriptor(c.event.int64(2, -1));
    if (source == null) {
      return;
    }
    FdEntry entry = source.copy();
    entry.clearClosesOnExec();
    entry.openFlags |= FdEntry.OPEN_CLOEXEC;
    c.nameBefore = source.name;
    c.duplicate(fd, entry);
  }
}
