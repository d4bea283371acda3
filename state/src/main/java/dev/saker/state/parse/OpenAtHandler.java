package dev.saker.state.parse;

import dev.saker.state.Bytes;
import dev.saker.state.ThreadEntry;

/** {@code openat} and {@code openat2}. */
final class OpenAtHandler implements EventHandler {
  private final int deviceParam;
  private final int inodeParam;

  OpenAtHandler(int deviceParam, int inodeParam) {
    this.deviceParam = deviceParam;
    this.inodeParam = inodeParam;
  }

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
    byte[] name = c.text(2);
    int flags = c.flags(3);
    boolean hasDirectory = c.event.has(1);
    long directory = c.event.int64(1, 0);
    if (known && EventContext.textLength(c.enter, 1) >= 0) {
      name = c.text(c.enter, 1);
      flags = OpenedFile.merge(c.enter.uint32(2, 0), flags);
      hasDirectory = c.enter.has(0);
      directory = c.enter.int64(0, 0);
    }
    byte[] base = hasDirectory ? directory(c, thread, name, directory) : Bytes.EMPTY;
    boolean hasInode = c.event.has(inodeParam);
    int device = hasInode ? (int) c.event.uint32(deviceParam, 0) : 0;
    OpenedFile.add(c, fd, base, name, flags, device, c.event.int64(inodeParam, 0));
  }

  private static byte[] directory(EventContext c, ThreadEntry thread, byte[] path, long fd) {
    byte[] base = OpenedFile.base(c, thread, path, fd);
    return base == null ? OpenedFile.UNKNOWN : base;
  }
}
