package dev.saker.state.fields;

import dev.saker.events.EventCategory;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Syscalls;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of event it is. */
final class EventTypeFields implements FieldFamily {
  private static final byte[] ENTER = Bytes.of(">");
  private static final byte[] EXIT = Bytes.of("<");
  private static final byte[] IO_FILE = Bytes.of("file");
  private static final byte[] IO_NET = Bytes.of("net");
  private static final byte[] IO_IPC = Bytes.of("ipc");
  private static final byte[] UNKNOWN = Bytes.of("unknown");
  private static final byte[][] TYPE_NAMES = typeNames();
  private static final byte[][] CATEGORY_NAMES = categoryNames();

  private final SystemState state;

  EventTypeFields(SystemState state) {
    this.state = state;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.type" -> this::type;
      case "syscall.type" -> this::syscallType;
      case "evt.type.is" -> new TypeIs(field.argument());
      case "evt.dir" ->
          out -> {
            out.setBytes(state.event().type().isEnter() ? ENTER : EXIT);
            return true;
          };
      case "evt.category" ->
          out -> {
            out.setBytes(category());
            return true;
          };
      case "evt.is_async" ->
          out -> {
            out.setBool(state.event().type().isKind(EventType.KIND_METAEVENT));
            return true;
          };
      case "evt.asynctype" -> this::asyncType;
      default -> null;
    };
  }

  private boolean type(Value out) {
    EventView event = state.event();
    switch (event.code()) {
      case Codes.GENERIC_X -> out.setBytes(SyscallNames.of(syscall(event)));
      case Codes.ASYNCEVENT_E -> ParamBytes.text(event, 1, out);
      default -> out.setBytes(TYPE_NAMES[event.code()]);
    }
    return true;
  }

  private boolean syscallType(Value out) {
    EventView event = state.event();
    if (!event.type().isKind(EventType.KIND_SYSCALL)) {
      return false;
    }
    out.setBytes(
        event.code() == Codes.GENERIC_X
            ? SyscallNames.of(syscall(event))
            : TYPE_NAMES[event.code()]);
    return true;
  }

  private boolean asyncType(Value out) {
    EventView event = state.event();
    if (!event.type().isKind(EventType.KIND_METAEVENT)) {
      return false;
    }
    if (event.code() == Codes.ASYNCEVENT_E) {
      ParamBytes.text(event, 1, out);
    } else {
      out.setBytes(TYPE_NAMES[event.code()]);
    }
    return true;
  }

  /** Code of a generic event's system call; one that the producer did not know goes by number. */
  private static int syscall(EventView event) {
    int code = (int) event.number(0, 0);
    return code == 0 && event.has(1) ? Syscalls.codeOfNumber((int) event.number(1, 0)) : code;
  }

  private byte[] category() {
    EventCategory category = state.event().type().category();
    return switch (category) {
      case IO_READ, IO_WRITE, IO_OTHER -> ioCategory(state.descriptor());
      default -> CATEGORY_NAMES[category.ordinal()];
    };
  }

  private static byte[] ioCategory(@Nullable FdEntry fd) {
    if (fd == null) {
      return UNKNOWN;
    }
    return switch (fd.type) {
      case FILE, FILE_V2, DIRECTORY -> IO_FILE;
      case IPV4_SOCKET, IPV6_SOCKET, IPV4_SERVER, IPV6_SERVER -> IO_NET;
      case FIFO, UNIX_SOCKET, EVENT, SIGNALFD, INOTIFY, USERFAULTFD -> IO_IPC;
      case UNKNOWN, UNSUPPORTED, EVENTPOLL, TIMERFD, NETLINK, BPF, IO_URING, MEMFD, PIDFD ->
          UNKNOWN;
    };
  }

  /** Whether the event has the first code of a name, or the one after it. */
  private final class TypeIs implements FieldReader {
    private final int code;
    private final int next;

    TypeIs(@Nullable String argument) {
      int first = -1;
      int second = -1;
      if (argument != null && isNumber(argument)) {
        first = argument.length() < 6 ? Integer.parseInt(argument) : -1;
      } else if (argument != null && !EventTable.named(argument).isEmpty()) {
        first = EventTable.named(argument).getFirst().code();
        second = first + 1;
      }
      code = first;
      next = second;
    }

    private static boolean isNumber(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (!Character.isDigit(text.charAt(i))) {
          return false;
        }
      }
      return !text.isEmpty();
    }

    @Override
    public boolean read(Value out) {
      int actual = state.event().code();
      out.setNumber(actual == code || actual == next ? 1 : 0);
      return true;
    }
  }

  private static byte[][] typeNames() {
    byte[][] names = new byte[EventTable.COUNT][];
    for (EventType type : EventTable.all()) {
      names[type.code()] = Bytes.of(type.name());
    }
    return names;
  }

  private static byte[][] categoryNames() {
    EventCategory[] all = EventCategory.values();
    byte[][] names = new byte[all.length][];
    for (EventCategory category : all) {
      names[category.ordinal()] =
          Bytes.of(
              category == EventCategory.IPC
                  ? category.name()
                  : category.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
