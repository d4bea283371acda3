package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;
import dev.saker.state.ThreadGroup;

/** The end of a thread: dead at once, removed after rules saw it. */
final class ExitHandler implements EventHandler {
  private static final int REAPER = 4;

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null) {
      return;
    }
    ThreadGroup group = thread.group();
    if (group != null && !thread.isDead()) {
      group.countAlive(-1);
    }
    thread.flags |= ThreadEntry.CLOSED;
    c.removesThread = true;
    c.threadToRemove = thread.tid;
    if (thread.firstChild() != null) {
      thread.reaperTid = c.event.int64(REAPER, -1);
    }
  }
}
