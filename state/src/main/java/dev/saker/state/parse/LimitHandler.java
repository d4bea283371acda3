package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code getrlimit} and {@code setrlimit}: the limit of open descriptors. */
final class LimitHandler implements EventHandler {
  static final long OPEN_FILES = 7;

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null || c.result() < 0 || c.event.number(3, -1) != OPEN_FILES) {
      return;
    }
    set(thread, c.event.int64(1, -1));
  }

  static void set(ThreadEntry thread, long limit) {
    ThreadEntry main = thread.main();
    if (main != null && limit != -1) {
      main.fdLimit = limit;
    }
  }
}
