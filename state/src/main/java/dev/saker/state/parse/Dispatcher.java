package dev.saker.state.parse;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an event is about and hands it to the handler of its code. The only entry of this
 * package. One thread.
 */
public final class Dispatcher {
  /** How the thread of an event is found. */
  private static final byte ADD_PLACEHOLDER = 0;

  /** The event comes with a thread of its own, or from one that is gone: no placeholder. */
  private static final byte LOOK_UP = 1;

  /** The event belongs to no thread. */
  private static final byte NO_THREAD = 2;

  private final @Nullable EventHandler[] handlers = Handlers.byCode();
  private final byte[] descriptorParams = Codes.descriptorParams();
  private final byte[] lookups = lookups();
  private final EventContext context;

  public Dispatcher(EventContext context) {
    this.context = context;
  }

  /** Applies an event, as far as rules shall see it applied. */
  public void apply(EventView event) {
    EventContext c = context;
    c.event = event;
    c.container = null;
    prepare();
    EventHandler handler = handlers[event.code()];
    if (handler != null) {
      handler.apply(c);
    }
    finish();
  }

  /** Applies what rules were not to see yet. */
  public void applyRest() {
    EventContext c = context;
    if (c.removesThread) {
      c.removesThread = false;
      ThreadEntry thread = c.threads.find(c.threadToRemove);
      c.threads.recordExit(
          c.threadToRemove, thread == null ? -1 : thread.ptid, c.event.timestampNs());
      c.threads.remove(c.threadToRemove);
    }
    ThreadEntry closing = c.closingThread;
    if (closing != null) {
      c.closingThread = null;
      var table = closing.descriptors();
      if (table != null) {
        table.remove(c.descriptorToRemove);
      }
    }
  }

  /** Finds thread, error and descriptor of the current event anew. */
  private void prepare() {
    EventContext c = context;
    EventView event = c.event;
    EventType type = event.type();
    int code = type.code();
    c.errorCode = 0;
    c.use(null);
    byte lookup = lookups[code];
    if (lookup == NO_THREAD) {
      c.thread = null;
      return;
    }
    long tid = event.tid();
    ThreadEntry thread = c.threads.find(tid);
    if (thread == null && lookup == ADD_PLACEHOLDER) {
      thread = c.threads.findOrAddPlaceholder(tid);
    }
    c.thread = thread;
    if (thread == null || code == Codes.SWITCH || code == Codes.PROCINFO) {
      return;
    }
    thread.lastAccessNs = event.timestampNs();
    if (lookup == ADD_PLACEHOLDER) {
      thread.flags |= ThreadEntry.ACTIVE;
    }
    if (type.isEnter()) {
      prepareEnter(c, thread, code);
    } else {
      prepareExit(c, thread, code);
    }
  }

  private void prepareEnter(EventContext c, ThreadEntry thread, int code) {
    thread.lastEventFd = -1;
    thread.lastEnterCode = code;
    int param = descriptorParams[code];
    if (param >= 0 && c.event.type().has(EventType.USES_FD)) {
      thread.lastEventFd = c.event.int64(param, -1);
      c.use(thread.descriptor(thread.lastEventFd));
    }
  }

  private void prepareExit(EventContext c, ThreadEntry thread, int code) {
    boolean follows =
        code == thread.lastEnterCode + 1
            || (code == Codes.EXECVE_EXIT && thread.lastEnterCode == Codes.EXECVEAT_ENTER);
    thread.storedEnterValid = follows;
    if (!follows) {
      thread.lastEventFd = -1;
    }
    if (c.hasResult() && c.event.has(0)) {
      long result = c.result();
      if (result < 0) {
        c.errorCode = -result;
      }
    }
    int param = descriptorParams[code];
    if (param < 0 && !c.event.type().has(EventType.USES_FD)) {
      return;
    }
    if (thread.lastEventFd == -1 && param >= 0) {
      thread.lastEventFd = c.event.int64(param, -1);
    }
    c.use(thread.descriptor(thread.lastEventFd));
  }

  /** Ends what the event leaves behind in its thread. */
  private void finish() {
    ThreadEntry thread = context.thread;
    if (thread == null) {
      return;
    }
    EventType type = context.event.type();
    if (!type.isEnter() && thread.hasEnter()) {
      thread.dropEnter();
    }
    if (type.code() != Codes.SWITCH) {
      thread.previousEventNs = thread.lastEventNs;
      thread.lastEventNs = context.event.timestampNs();
    }
  }

  private static byte[] lookups() {
    byte[] lookups = new byte[EventTable.COUNT];
    for (EventType type : EventTable.all()) {
      if (type.has(EventType.SKIPPARSERESET)) {
        lookups[type.code()] = NO_THREAD;
      }
    }
    for (String constant :
        new String[] {
          "CONTAINER_JSON_2_E",
          "USER_ADDED_E",
          "USER_DELETED_E",
          "GROUP_ADDED_E",
          "GROUP_DELETED_E",
          "PLUGINEVENT_E",
          "ASYNCEVENT_E"
        }) {
      lookups[Codes.of(constant)] = NO_THREAD;
    }
    for (int code :
        new int[] {
          Codes.PROCINFO,
          Codes.SWITCH,
          Codes.PROCEXIT,
          Codes.CLONE,
          Codes.CLONE3,
          Codes.FORK,
          Codes.VFORK
        }) {
      lookups[code] = LOOK_UP;
    }
    return lookups;
  }
}
