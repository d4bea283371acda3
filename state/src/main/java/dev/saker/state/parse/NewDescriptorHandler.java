package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** Calls that make a descriptor of which nothing but its kind matters. */
final class NewDescriptorHandler implements EventHandler {
  private final DescriptorType type;
  private final int flagsParam;

  /** {@code flagsParam}: position of the flags; -1 when the call has none. */
  NewDescriptorHandler(DescriptorType type, int flagsParam) {
    this.type = type;
    this.flagsParam = flagsParam;
  }

  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (c.thread == null || fd < 0) {
      return;
    }
    FdEntry entry = c.threads.createDescriptor();
    entry.type = type;
    if (flagsParam >= 0) {
      entry.openFlags = c.flags(flagsParam);
    }
    c.open(fd, entry);
  }
}
