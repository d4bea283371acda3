package dev.saker.state.fields;

import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.Paths;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Path of a call that takes the descriptor of a directory, made absolute. Calls with two paths have
 * a source, which is also what they have without argument, and a destination.
 */
final class AbsolutePath implements FieldReader {
  private static final byte[] NOWHERE = Bytes.of(".");
  private static final byte[] UNKNOWN = Bytes.of("<UNKNOWN>/");

  private final SystemState state;
  private final boolean destination;

  AbsolutePath(SystemState state, @Nullable String argument) {
    this.state = state;
    this.destination = "dst".equals(argument);
  }

  @Override
  public boolean read(Value out) {
    ThreadEntry thread = state.thread();
    EventView event = state.event();
    if (thread == null) {
      return false;
    }
    if (event.code() == Codes.SYSCALL_OPEN_BY_HANDLE_AT_X) {
      return openedByHandle(event, out);
    }
    int directory = directoryParam(event.code());
    if (directory < 0) {
      return false;
    }
    int path = directory + 1;
    if (!event.has(directory) || !event.has(path)) {
      return false;
    }
    byte[] bytes = event.bytes();
    int at = event.offset(path);
    int length = ParamBytes.length(event, path);
    boolean absolute = length > 0 && bytes[at] == '/';
    byte[] from = absolute ? NOWHERE : base(thread, event.int64(directory, ParamText.AT_FDCWD));
    Paths.join(out.scratch(), from, bytes, at, length);
    out.setScratch();
    return true;
  }

  /** Position of the directory's descriptor, which the path follows; -1 for other events. */
  private int directoryParam(int code) {
    return switch (code) {
      case Codes.SYSCALL_RENAMEAT_X, Codes.SYSCALL_RENAMEAT2_X, Codes.SYSCALL_LINKAT_2_X ->
          destination ? 3 : 1;
      case Codes.SYSCALL_SYMLINKAT_X -> 2;
      case Codes.SYSCALL_OPENAT_2_X,
          Codes.SYSCALL_OPENAT2_X,
          Codes.SYSCALL_UNLINKAT_2_X,
          Codes.SYSCALL_MKDIRAT_X,
          Codes.SYSCALL_FCHMODAT_X,
          Codes.SYSCALL_FCHOWNAT_X ->
          1;
      default -> -1;
    };
  }

  private static byte[] base(ThreadEntry thread, long fd) {
    if (fd == ParamText.AT_FDCWD) {
      return thread.cwd();
    }
    FdEntry entry = thread.descriptor(fd);
    if (entry == null) {
      return UNKNOWN;
    }
    byte[] path = Arrays.copyOf(entry.name, entry.name.length + 1);
    path[entry.name.length] = '/';
    return path;
  }

  private static boolean openedByHandle(EventView event, Value out) {
    if (event.int64(0, 0) <= 0) {
      return false;
    }
    if (event.has(3)) {
      Paths.join(
          out.scratch(), Bytes.EMPTY, event.bytes(), event.offset(3), ParamBytes.length(event, 3));
    } else {
      out.scratch().clear().append(Bytes.NOT_AVAILABLE);
    }
    out.setScratch();
    return true;
  }
}
