package dev.saker.state.fields;

import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/** How a call of the open family opened its file. */
final class OpenFields implements FieldFamily {
  private static final int READ = 1;
  private static final int WRITE = 1 << 1;
  private static final int CREATE = 1 << 2;
  private static final int TMPFILE = 1 << 13;
  private static final int CREATED = 1 << 14;
  private static final int ANY_EXEC = 0111;

  private final SystemState state;

  OpenFields(SystemState state) {
    this.state = state;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.is_open_read" ->
          out -> {
            out.setBool((flags() & READ) != 0);
            return true;
          };
      case "evt.is_open_write" ->
          out -> {
            out.setBool((flags() & WRITE) != 0);
            return true;
          };
      case "evt.is_open_create" ->
          out -> {
            out.setBool(isCreated());
            return true;
          };
      case "evt.is_open_exec" ->
          out -> {
            out.setBool(isExecutable());
            return true;
          };
      default -> null;
    };
  }

  /** Flags of the call; 0 for events that are not of the family. */
  private long flags() {
    EventView event = state.event();
    int index = flagsParam(event.code());
    return index < 0 ? 0 : event.uint32(index, 0);
  }

  private static int flagsParam(int code) {
    return switch (code) {
      case Codes.SYSCALL_OPEN_X, Codes.SYSCALL_OPEN_BY_HANDLE_AT_X -> 2;
      case Codes.SYSCALL_OPENAT_2_X, Codes.SYSCALL_OPENAT2_X -> 3;
      default -> -1;
    };
  }

  private boolean isCreated() {
    long flags = flags();
    EventView event = state.event();
    return (flags & CREATED) != 0
        || ((flags & TMPFILE) != 0
            && ResultFields.hasResult(event)
            && ResultFields.resultOf(event) >= 0);
  }

  private boolean isExecutable() {
    EventView event = state.event();
    int code = event.code();
    int mode;
    if (code == Codes.SYSCALL_CREAT_X) {
      mode = 2;
    } else if (code == Codes.SYSCALL_OPEN_BY_HANDLE_AT_X || (flags() & (TMPFILE | CREATE)) == 0) {
      return false;
    } else {
      mode = flagsParam(code) + 1;
    }
    return (event.uint32(mode, 0) & ANY_EXEC) != 0;
  }
}
