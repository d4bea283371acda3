package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code memfd_create}. */
final class MemoryFileHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (c.thread == null || fd < 0) {
      return;
    }
    FdEntry entry = c.threads.createDescriptor();
    entry.type = DescriptorType.MEMFD;
    entry.name = c.text(1);
    entry.openFlags = c.flags(2);
    c.open(fd, entry);
  }
}
