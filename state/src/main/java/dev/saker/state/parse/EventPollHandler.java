package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code epoll_create1}, whose flags are its own. */
final class EventPollHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (c.thread == null || fd < 0) {
      return;
    }
    FdEntry entry = c.threads.createDescriptor();
    entry.type = DescriptorType.EVENTPOLL;
    if ((c.flags(1) & FdEntry.OTHER_CLOEXEC) != 0) {
      entry.openFlags = FdEntry.OPEN_CLOEXEC;
    }
    c.open(fd, entry);
  }
}
