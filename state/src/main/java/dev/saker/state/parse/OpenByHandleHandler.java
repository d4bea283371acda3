package dev.saker.state.parse;

import dev.saker.state.Bytes;

/** {@code open_by_handle_at}, for which the kernel side always tells an absolute path. */
final class OpenByHandleHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    long fd = c.result();
    if (c.thread == null || fd < 0) {
      return;
    }
    int device = (int) c.event.uint32(4, 0);
    OpenedFile.add(c, fd, Bytes.EMPTY, c.text(3), c.flags(2), device, c.event.int64(5, 0));
  }
}
