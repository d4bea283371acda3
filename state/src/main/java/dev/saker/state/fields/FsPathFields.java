package dev.saker.state.fields;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.Paths;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Paths that a successful call acts on: the one path, or source and target. */
final class FsPathFields implements FieldFamily {
  /** Stands in the tables below for the name of the descriptor. */
  private static final String DESCRIPTOR = "descriptor";

  private final SystemState state;
  private final FdNameFields names;

  FsPathFields(SystemState state, FdNameFields names) {
    this.state = state;
    this.names = names;
  }

  /** Which of the paths of a call. */
  private enum Role {
    PATH,
    SOURCE,
    TARGET
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "fs.path.name" -> new PathReader(Role.PATH, false);
      case "fs.path.nameraw" -> new PathReader(Role.PATH, true);
      case "fs.path.source" -> new PathReader(Role.SOURCE, false);
      case "fs.path.sourceraw" -> new PathReader(Role.SOURCE, true);
      case "fs.path.target" -> new PathReader(Role.TARGET, false);
      case "fs.path.targetraw" -> new PathReader(Role.TARGET, true);
      default -> null;
    };
  }

  /** Name of the parameter that holds a path, {@link #DESCRIPTOR}, or null. */
  private static @Nullable String parameter(int code, Role role) {
    return switch (role) {
      case PATH -> pathParameter(code);
      case SOURCE ->
          switch (code) {
            case Codes.SYSCALL_RENAME_X, Codes.SYSCALL_RENAMEAT_X, Codes.SYSCALL_RENAMEAT2_X ->
                "oldpath";
            case Codes.SYSCALL_LINK_2_X, Codes.SYSCALL_LINKAT_2_X -> "newpath";
            case Codes.SYSCALL_SYMLINK_X, Codes.SYSCALL_SYMLINKAT_X -> "linkpath";
            case Codes.SYSCALL_MOUNT_X -> "dev";
            default -> null;
          };
      case TARGET ->
          switch (code) {
            case Codes.SYSCALL_RENAME_X, Codes.SYSCALL_RENAMEAT_X, Codes.SYSCALL_RENAMEAT2_X ->
                "newpath";
            case Codes.SYSCALL_LINK_2_X, Codes.SYSCALL_LINKAT_2_X -> "oldpath";
            case Codes.SYSCALL_SYMLINK_X, Codes.SYSCALL_SYMLINKAT_X -> "target";
            case Codes.SYSCALL_MOUNT_X -> "dir";
            default -> null;
          };
    };
  }

  private static @Nullable String pathParameter(int code) {
    return switch (code) {
      case Codes.SYSCALL_MKDIR_2_X,
          Codes.SYSCALL_MKDIRAT_X,
          Codes.SYSCALL_RMDIR_2_X,
          Codes.SYSCALL_UNLINK_2_X,
          Codes.SYSCALL_CHOWN_X,
          Codes.SYSCALL_LCHOWN_X ->
          "path";
      case Codes.SYSCALL_UNLINKAT_2_X,
          Codes.SYSCALL_OPEN_X,
          Codes.SYSCALL_OPENAT_2_X,
          Codes.SYSCALL_OPENAT2_X,
          Codes.SYSCALL_UMOUNT_1_X,
          Codes.SYSCALL_UMOUNT2_X ->
          "name";
      case Codes.SYSCALL_FCHMODAT_X, Codes.SYSCALL_CHMOD_X -> "filename";
      case Codes.SYSCALL_FCHMOD_X, Codes.SYSCALL_FCHOWN_X -> DESCRIPTOR;
      case Codes.SYSCALL_FCHOWNAT_X -> "pathname";
      case Codes.SYSCALL_QUOTACTL_X -> "special";
      default -> null;
    };
  }

  /** Whether the call did what it was asked for. */
  private static boolean succeeded(EventView event) {
    if (!event.has(0)) {
      return false;
    }
    long result = event.int64(0, -1);
    return switch (event.code()) {
      case Codes.SYSCALL_OPEN_X, Codes.SYSCALL_OPENAT_2_X, Codes.SYSCALL_OPENAT2_X -> result != -1;
      default -> result == 0;
    };
  }

  private final class PathReader implements FieldReader {
    private static final byte NONE = 0;
    private static final byte FROM_DESCRIPTOR = -1;

    private final Role role;
    private final boolean raw;

    /** By event code: position of the parameter plus 1. */
    private final byte[] positions = new byte[EventTable.COUNT];

    PathReader(Role role, boolean raw) {
      this.role = role;
      this.raw = raw;
      for (int code = 0; code < positions.length; code++) {
        String name = parameter(code, role);
        if (name != null) {
          positions[code] =
              name.equals(DESCRIPTOR)
                  ? FROM_DESCRIPTOR
                  : (byte) (EventTable.get(code).indexOf(name) + 1);
        }
      }
    }

    @Override
    public boolean read(Value out) {
      EventView event = state.event();
      int position = positions[event.code()];
      if (position == NONE || !succeeded(event)) {
        return false;
      }
      if (position == FROM_DESCRIPTOR) {
        if (!names.name(out)) {
          return false;
        }
      } else if (position > event.paramCount()) {
        return false;
      } else {
        ParamBytes.text(event, position - 1, out);
      }
      return raw || makeAbsolute(event, out);
    }

    private boolean makeAbsolute(EventView event, Value out) {
      ThreadEntry thread = state.thread();
      if (thread == null) {
        return false;
      }
      byte[] from = Bytes.EMPTY;
      if (out.length == 0 || out.bytes[out.offset] != '/') {
        switch (event.code()) {
          case Codes.SYSCALL_OPENAT_2_X, Codes.SYSCALL_OPENAT2_X -> {
            FdEntry fd = state.descriptor();
            out.setBytes(fd == null ? FdNameFields.UNKNOWN : fd.name);
          }
          default -> from = directory(event, thread, out);
        }
      }
      Paths.join(out.scratch(), from, out.bytes, out.offset, out.length);
      out.setScratch();
      return true;
    }

    private byte[] directory(EventView event, ThreadEntry thread, Value path) {
      return switch (event.code()) {
        case Codes.SYSCALL_FCHOWNAT_X,
            Codes.SYSCALL_FCHMODAT_X,
            Codes.SYSCALL_MKDIRAT_X,
            Codes.SYSCALL_UNLINKAT_2_X ->
            eventDirectory();
        case Codes.SYSCALL_SYMLINKAT_X ->
            role == Role.SOURCE ? eventDirectory() : FdNameFields.UNKNOWN;
        case Codes.SYSCALL_RENAMEAT2_X ->
            FdNameFields.base(thread, event.int64(role == Role.TARGET ? 3 : 1, 0), path);
        default -> thread.cwd();
      };
    }

    /** Path of the descriptor that the event is about, if that is a directory. */
    private byte[] eventDirectory() {
      FdEntry fd = state.descriptor();
      return fd == null || fd.type != DescriptorType.DIRECTORY
          ? FdNameFields.UNKNOWN
          : FdNames.directory(fd);
    }
  }
}
