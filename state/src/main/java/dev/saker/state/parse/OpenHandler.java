package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code open}. */
final class OpenHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null) {
      return;
    }
    boolean known = c.viewEnter();
    long fd = c.result();
    if (fd < 0) {
      return;
    }
    byte[] name = c.text(1);
    int flags = c.flags(2);
    if (known && EventContext.textLength(c.enter, 0) >= 0) {
      name = c.text(c.enter, 0);
      flags = OpenedFile.merge(c.enter.uint32(1, 0), flags);
    }
    int device = (int) c.event.uint32(4, 0);
    OpenedFile.add(c, fd, thread.cwd(), name, flags, device, c.event.int64(5, 0));
  }
}
