package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code creat}. */
final class CreateHandler implements EventHandler {
  private static final int UPPER_LAYER = 1;
  private static final int LOWER_LAYER = 1 << 1;

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
    if (known && EventContext.textLength(c.enter, 0) >= 0) {
      name = c.text(c.enter, 0);
    }
    int layer = c.flags(5);
    int flags = 0;
    if ((layer & UPPER_LAYER) != 0) {
      flags = OpenedFile.UPPER_LAYER;
    } else if ((layer & LOWER_LAYER) != 0) {
      flags = OpenedFile.LOWER_LAYER;
    }
    int device = (int) c.event.uint32(3, 0);
    OpenedFile.add(c, fd, thread.cwd(), name, flags, device, c.event.int64(4, 0));
  }
}
