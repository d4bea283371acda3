package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;
import dev.saker.state.ThreadGroup;

/** A process begins or ends to collect orphans among its descendants. */
final class PrctlHandler implements EventHandler {
  private static final long SET_CHILD_SUBREAPER = 36;
  private static final long GET_CHILD_SUBREAPER = 37;

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (c.result() < 0 || thread == null) {
      return;
    }
    long option = c.event.uint32(1, -1);
    ThreadGroup group = thread.group();
    if (group != null && (option == SET_CHILD_SUBREAPER || option == GET_CHILD_SUBREAPER)) {
      group.setReaper(c.event.int64(3, 0) != 0);
    }
  }
}
