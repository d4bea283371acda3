package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code setuid} and its kin: the effective user changes. */
final class UserIdHandler implements EventHandler {
  private final int param;

  UserIdHandler(int param) {
    this.param = param;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.result() == 0) {
      thread.uid = (int) c.event.uint32(param, thread.uid);
    }
  }
}
