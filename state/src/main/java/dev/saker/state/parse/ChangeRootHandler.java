package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code chroot}. */
final class ChangeRootHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.result() == 0 && EventContext.textLength(c.event, 1) >= 0) {
      thread.root = c.join(thread.cwd(), c.text(1));
    }
  }
}
