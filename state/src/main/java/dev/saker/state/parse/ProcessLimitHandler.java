package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code prlimit}: the limit of open descriptors of this or another process. */
final class ProcessLimitHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    if (c.result() != 0 || c.event.number(6, -1) != LimitHandler.OPEN_FILES || !c.event.has(5)) {
      return;
    }
    long tid = c.event.int64(5, 0);
    ThreadEntry thread = c.threads.find(tid == 0 ? c.event.tid() : tid);
    if (thread != null && !thread.isPlaceholder()) {
      LimitHandler.set(thread, c.event.int64(1, -1));
    }
  }
}
