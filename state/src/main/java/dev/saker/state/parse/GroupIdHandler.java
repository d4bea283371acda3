package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code setgid} and its kin: the effective group changes. */
final class GroupIdHandler implements EventHandler {
  private final int param;

  GroupIdHandler(int param) {
    this.param = param;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.result() == 0) {
      thread.gid = (int) c.event.uint32(param, thread.gid);
    }
  }
}
