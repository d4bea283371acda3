package dev.saker.state.parse;

import dev.saker.events.EventHeader;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.TextBuffer;
import dev.saker.state.Bytes;
import dev.saker.state.ContainerEntry;
import dev.saker.state.ContainerTable;
import dev.saker.state.ControlGroupsReader;
import dev.saker.state.FdEntry;
import dev.saker.state.FdTable;
import dev.saker.state.Interfaces;
import dev.saker.state.Paths;
import dev.saker.state.StateCounters;
import dev.saker.state.TextList;
import dev.saker.state.TextListPool;
import dev.saker.state.TextPool;
import dev.saker.state.ThreadEntry;
import dev.saker.state.ThreadTable;
import dev.saker.state.UserTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The event that is being applied, what it is about, and the tables that it may change. One object
 * for all events; what it says of an event is valid until the next {@link Dispatcher#apply}.
 */
public final class EventContext {
  /** {@code (NULL)} with its NUL: how old producers wrote a text that was not there. */
  private static final byte[] OLD_NULL = Bytes.of("(NULL)\0");

  final ThreadTable threads;
  final UserTable users;
  final ContainerTable containers;
  final ControlGroupsReader controlGroups;
  final Interfaces interfaces;
  final StateCounters counters;
  final TextPool texts = new TextPool();
  final TextListPool lists = new TextListPool();
  final TextBuffer text = new TextBuffer();
  final EventView enter = new EventView();
  final SocketAddress address = new SocketAddress();
  final SocketAddress otherAddress = new SocketAddress();
  final SocketAddress thirdAddress = new SocketAddress();

  EventView event = new EventView();
  @Nullable ThreadEntry thread;
  @Nullable FdEntry descriptor;
  @Nullable ContainerEntry container;

  /** Name of {@link #descriptor} before the event. */
  byte[] nameBefore = Bytes.EMPTY;

  /** Error number of the system call; 0 for none. */
  long errorCode;

  /** Thread to remove after rules saw the event, if {@link #removesThread}. */
  long threadToRemove;

  boolean removesThread;

  /**
   * Thread whose descriptor {@link #descriptorToRemove} goes after rules saw the event, or null.
   */
  @Nullable ThreadEntry closingThread;

  long descriptorToRemove;

  public EventContext(
      ThreadTable threads,
      UserTable users,
      ContainerTable containers,
      ControlGroupsReader controlGroups,
      Interfaces interfaces,
      StateCounters counters) {
    this.threads = threads;
    this.users = users;
    this.containers = containers;
    this.controlGroups = controlGroups;
    this.interfaces = interfaces;
    this.counters = counters;
  }

  /** Thread that the event belongs to; null when there is none. */
  public @Nullable ThreadEntry thread() {
    return thread;
  }

  /** Descriptor that the event is about; null when there is none. */
  public @Nullable FdEntry descriptor() {
    return descriptor;
  }

  /** Container that the event tells about; null for events that tell about none. */
  public @Nullable ContainerEntry container() {
    return container;
  }

  public long errorCode() {
    return errorCode;
  }

  /** Whether the event gave its descriptor another name. */
  public boolean descriptorNameChanged() {
    FdEntry fd = descriptor;
    return fd != null && !Arrays.equals(fd.name, nameBefore);
  }

  /** What the system call answered; -1 when the event does not tell, which counts as failure. */
  long result() {
    EventView view = event;
    return switch (view.length(0)) {
      case 8 -> EventHeader.getLong(view.bytes(), view.offset(0));
      case 4 -> EventHeader.getInt(view.bytes(), view.offset(0));
      default -> -1;
    };
  }

  /** Whether the event has a system call's answer in its first parameter. */
  boolean hasResult() {
    EventType type = event.type();
    return !type.isEnter()
        && type.isKind(EventType.KIND_SYSCALL)
        && event.paramCount() > 0
        && type.code() != Codes.GENERIC;
  }

  /** A flag parameter of four, two or one byte; 0 when it is not there. */
  int flags(int param) {
    return param < event.type().params().size() ? (int) event.number(param, 0) : 0;
  }

  /** Text of a parameter in an array that may be shared; {@code <NA>} when it is not there. */
  byte[] text(EventView view, int param) {
    int length = textLength(view, param);
    if (length < 0) {
      return Bytes.NOT_AVAILABLE;
    }
    if (length == 0) {
      return Bytes.EMPTY;
    }
    return texts.get(view.bytes(), view.offset(param), length);
  }

  byte[] text(int param) {
    return text(event, param);
  }

  /** The parameter's text if it is not the given one, else that very object. */
  byte[] textOr(int param, byte[] present) {
    int length = textLength(event, param);
    if (length > 0 && Bytes.equals(present, event.bytes(), event.offset(param), length)) {
      return present;
    }
    return text(event, param);
  }

  /** The parameter's texts if they are not the given ones, else that very object. */
  TextList textsOr(int param, TextList present) {
    int length = event.length(param);
    if (length == 0) {
      return TextList.EMPTY;
    }
    int offset = event.offset(param);
    return present.isSplitOf(event.bytes(), offset, length)
        ? present
        : lists.get(event.bytes(), offset, length);
  }

  /** Length of a text up to its first NUL; -1 when the text is not available. */
  static int textLength(EventView view, int param) {
    int length = view.length(param);
    if (length == 0) {
      return -1;
    }
    byte[] bytes = view.bytes();
    int offset = view.offset(param);
    if (length == OLD_NULL.length && Bytes.equals(OLD_NULL, bytes, offset, length)) {
      return -1;
    }
    return Bytes.zeroOrEnd(bytes, offset, offset + length) - offset;
  }

  /** Moves {@link #enter} over the enter event kept for this exit event; false if there is none. */
  boolean viewEnter() {
    ThreadEntry owner = thread;
    if (owner == null || !owner.storedEnterValid || !owner.viewEnter(enter)) {
      return false;
    }
    int code = event.code();
    if (enter.code() == code - 1
        || (code == Codes.EXECVE_EXIT && enter.code() == Codes.EXECVEAT_ENTER)) {
      return true;
    }
    owner.storedEnterValid = false;
    return false;
  }

  /** Makes a descriptor that is in the table the event's one. */
  void use(@Nullable FdEntry fd) {
    descriptor = fd;
    nameBefore = fd == null ? Bytes.EMPTY : fd.name;
  }

  /** Gives the event's thread a new descriptor and makes it the event's one. */
  void open(long fd, FdEntry entry) {
    add(fd, entry);
    nameBefore = Bytes.EMPTY;
  }

  /** Gives the event's thread a copy of the event's descriptor and makes it the event's one. */
  void duplicate(long fd, FdEntry entry) {
    add(fd, entry);
  }

  private void add(long fd, FdEntry entry) {
    ThreadEntry owner = thread;
    FdTable table = owner == null ? null : owner.descriptors();
    if (owner == null || table == null || fd < 0) {
      descriptor = null;
      return;
    }
    descriptor = table.put(fd, entry);
    owner.lastEventFd = fd;
  }

  /** The event's descriptor, to be written; call only when there is one. */
  FdEntry ownDescriptor() {
    FdEntry fd = descriptor;
    ThreadEntry owner = thread;
    FdTable table = owner == null ? null : owner.descriptors();
    if (fd == null || table == null) {
      throw new IllegalStateException("event has no descriptor: code=" + event.code());
    }
    FdEntry own = table.own(fd);
    descriptor = own;
    return own;
  }

  /** Gives a descriptor the collected {@link #text} as name, unless it has that name. */
  void nameFromText(FdEntry fd) {
    if (!Bytes.equals(fd.name, text.bytes(), 0, text.length())) {
      fd.name = text.toBytes();
    }
  }

  /** A path made absolute, in an array that may be shared. */
  byte[] join(byte[] directory, byte[] path) {
    if (Paths.staysInJoin(directory, path)) {
      return path;
    }
    Paths.join(text, directory, path, 0, path.length);
    return texts.get(text.bytes(), 0, text.length());
  }
}
