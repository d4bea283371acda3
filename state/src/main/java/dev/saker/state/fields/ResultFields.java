package dev.saker.state.fields;

import dev.saker.events.EventCategory;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/** What the system call returned, and whether that was a failure and of what kind. */
final class ResultFields implements FieldFamily {
  private static final byte[] SUCCESS = Bytes.of("SUCCESS");

  private final SystemState state;
  private final ParamText text;

  ResultFields(SystemState state, ParamText text) {
    this.state = state;
    this.text = text;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.res" -> this::result;
      case "evt.rawres" -> this::rawResult;
      case "evt.failed", "evt.count.error" -> this::failed;
      case "evt.count.error.file" -> out -> concerns(Subject.FILE) && failed(out);
      case "evt.count.error.net" -> out -> concerns(Subject.NET) && failed(out);
      case "evt.count.error.memory" -> out -> isMemory() && failed(out);
      case "evt.count.error.other" -> out -> concerns(Subject.OTHER) && failed(out);
      default -> null;
    };
  }

  /** Whether the event is a system call's exit that tells a result. */
  static boolean hasResult(EventView event) {
    EventType type = event.type();
    return !type.isEnter()
        && type.isKind(EventType.KIND_SYSCALL)
        && type.code() != Codes.GENERIC_X
        && event.paramCount() > 0
        && !type.params().isEmpty();
  }

  /** The result of an event that has one. */
  static long resultOf(EventView event) {
    return switch (event.length(0)) {
      case Integer.BYTES -> (int) event.number(0, 0);
      case Long.BYTES -> event.int64(0, 0);
      default -> 0;
    };
  }

  private boolean result(Value out) {
    EventView event = state.event();
    if (!hasResult(event)) {
      return false;
    }
    if (resultOf(event) >= 0) {
      out.setBytes(SUCCESS);
      return true;
    }
    text.print(0);
    TextBuffer shown = text.shown();
    out.scratch().clear().append(shown.bytes(), 0, shown.length());
    out.setScratch();
    return true;
  }

  private boolean rawResult(Value out) {
    EventView event = state.event();
    if (!hasResult(event)) {
      return false;
    }
    out.setNumber(resultOf(event));
    return true;
  }

  private boolean failed(Value out) {
    EventView event = state.event();
    if (!hasResult(event)) {
      return false;
    }
    out.setBool(resultOf(event) < 0);
    return true;
  }

  private enum Subject {
    FILE,
    NET,
    OTHER
  }

  private boolean isMemory() {
    return state.event().type().category() == EventCategory.MEMORY;
  }

  private boolean concerns(Subject subject) {
    FdEntry fd = state.descriptor();
    return fd == null ? eventConcerns(subject) : subjectOf(fd) == subject;
  }

  private static Subject subjectOf(FdEntry fd) {
    return switch (fd.type) {
      case FILE, FILE_V2, DIRECTORY -> Subject.FILE;
      case IPV4_SOCKET, IPV6_SOCKET, IPV4_SERVER, IPV6_SERVER, UNIX_SOCKET -> Subject.NET;
      default -> Subject.OTHER;
    };
  }

  /** What an event without descriptor is about; memory events are about none of the three. */
  private boolean eventConcerns(Subject subject) {
    return switch (state.event().code()) {
      case Codes.SYSCALL_OPEN_X,
          Codes.SYSCALL_CREAT_X,
          Codes.SYSCALL_OPENAT_2_X,
          Codes.SYSCALL_OPENAT2_X,
          Codes.SYSCALL_OPEN_BY_HANDLE_AT_X ->
          subject == Subject.FILE;
      case Codes.SOCKET_ACCEPT_5_X, Codes.SOCKET_ACCEPT4_6_X, Codes.SOCKET_CONNECT_X ->
          subject == Subject.NET;
      default -> subject == Subject.OTHER && !isMemory();
    };
  }
}
