package dev.saker.state.parse;

import dev.saker.events.EventView;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/**
 * Path of a started program: the kernel's, or for recordings of older producers the one put
 * together from the arguments of the call.
 */
final class ExecutablePath {
  private static final int TRUSTED = 27;
  private static final int EMPTY_PATH_ALLOWED = 1;
  private static final byte[] DELETED = Bytes.of(" (deleted)");

  private ExecutablePath() {}

  /** The path, or {@code before} when the event tells none. */
  static byte[] of(EventContext c, ThreadEntry thread, byte[] before) {
    if (c.event.has(TRUSTED)) {
      return withoutMark(c.textOr(TRUSTED, before));
    }
    if (!c.viewEnter()) {
      return before;
    }
    EventView enter = c.enter;
    if (enter.code() == Codes.EXECVEAT_ENTER) {
      return withoutMark(ofExecveat(c, thread, enter));
    }
    if (EventContext.textLength(enter, 0) < 0) {
      return Bytes.NOT_AVAILABLE;
    }
    return withoutMark(c.join(thread.cwd(), c.text(enter, 0)));
  }

  private static byte[] ofExecveat(EventContext c, ThreadEntry thread, EventView enter) {
    long directory = enter.int64(0, -1);
    boolean emptyAllowed = (enter.uint32(2, 0) & EMPTY_PATH_ALLOWED) != 0;
    byte[] path = c.text(enter, 1);
    byte @Nullable [] base = OpenedFile.base(c, thread, path, directory);
    FdEntry shown = thread.descriptor(directory);
    if (shown != null) {
      c.use(shown);
    }
    boolean missing = EventContext.textLength(enter, 1) < 0;
    if (base == null || (missing && !emptyAllowed)) {
      return Bytes.NOT_AVAILABLE;
    }
    return emptyAllowed ? c.join(Bytes.EMPTY, base) : c.join(base, path);
  }

  /** What the kernel appends to the path of a file that is gone is no part of it. */
  private static byte[] withoutMark(byte[] path) {
    return path.length > DELETED.length && Bytes.endsWith(path, DELETED)
        ? Bytes.range(path, 0, path.length - DELETED.length)
        : path;
  }
}
