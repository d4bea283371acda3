package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code setsid}: the process begins a session. */
final class SessionHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    long session = c.result();
    if (thread != null && session >= 0) {
      thread.sid = session;
      c.threads.touch(thread);
    }
  }
}
