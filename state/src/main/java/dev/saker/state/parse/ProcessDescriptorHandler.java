package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code pidfd_open}. */
final class ProcessDescriptorHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (c.thread == null || fd < 0) {
      return;
    }
    long pid = c.event.int64(1, 0);
    FdEntry entry = c.threads.createDescriptor();
    entry.type = DescriptorType.PIDFD;
    entry.name = c.text.clear().append("/proc/").appendDecimal(pid).toBytes();
    entry.openFlags = c.flags(2);
    entry.pidOfPidfd = pid;
    c.open(fd, entry);
  }
}
