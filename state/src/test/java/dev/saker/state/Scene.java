package dev.saker.state;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import org.jspecify.annotations.Nullable;

/** A state and the events that a test lets happen in it, one after the other. */
final class Scene {
  static final long PARENT = 100;
  static final long CWD_FD = -100;

  final SystemState state;
  private final EventBuilder builder = new EventBuilder();
  private final EventView view = new EventView();
  private long nowNs = 1_700_000_000_000_000_000L;
  private long number;

  Scene() {
    this(StateOptions.DEFAULT);
  }

  Scene(StateOptions options) {
    state = new SystemState(options);
    state.onStart();
    state.onMachine(new Snapshot.Machine(4, 1L << 32, 32_768, "host", nowNs - 1000, 0));
    process(1, 1, 0, "init");
    process(PARENT, PARENT, 1, "bash");
  }

  /** A process or thread of the initial list, in directory /home. */
  Scene process(long tid, long pid, long ptid, String comm) {
    state.onProcess(Processes.of(tid, pid, ptid, comm));
    return this;
  }

  /**
   * One event; the one before is over. Parameters are numbers, texts, bytes, or null for one that
   * is not there; those left out at the end are not there either.
   */
  Scene event(String constant, long tid, @Nullable Object... params) {
    after();
    EventType type = type(constant);
    builder.start(type, nowNs += 1_000_000, tid);
    for (Object param : params) {
      switch (param) {
        case null -> builder.empty();
        case Integer n -> builder.number(n);
        case Long n -> builder.number(n);
        case String text -> builder.text(text);
        case byte[] bytes -> builder.bytes(bytes);
        default -> throw new IllegalArgumentException("parameter: class=" + param.getClass());
      }
    }
    int size = builder.finish();
    String problem = view.wrap(builder.buffer().clone(), 0, size);
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
    view.place(++number, 0, 0);
    state.onEvent(view);
    return this;
  }

  /** Ends the current event. */
  Scene after() {
    state.afterEvent();
    return this;
  }

  Scene pass(long durationNs) {
    nowNs += durationNs;
    return this;
  }

  long nowNs() {
    return nowNs;
  }

  /** A clone as the caller tells it. */
  Scene cloneCaller(long tid, long child, int flags) {
    return clone("SYSCALL_CLONE_20_X", tid, child, tid, tid, 1, flags, tid, tid, "docker");
  }

  /** A clone as the new thread tells it. */
  Scene cloneChild(long tid, long pid, long ptid, int flags, long vtid, long vpid) {
    return clone("SYSCALL_CLONE_20_X", tid, 0, tid, pid, ptid, flags, vtid, vpid, "child");
  }

  /** A clone event with all its parameters. */
  Scene clone(
      String constant,
      long tid,
      long result,
      long tidParam,
      long pid,
      long ptid,
      int flags,
      long vtid,
      long vpid,
      String comm) {
    return event(
        constant,
        tid,
        result,
        "/bin/" + comm,
        Bytes.of("-a\0-b\0"),
        tidParam,
        pid,
        ptid,
        "/home",
        1024L,
        1L,
        2L,
        30,
        20,
        10,
        comm,
        Bytes.of("cpuset=/\0"),
        flags,
        1000,
        1001,
        vtid,
        vpid,
        500L);
  }

  /** A successful exec by a main thread. */
  Scene exec(long tid, String path, String comm, String args, String cgroups) {
    return event(
        "SYSCALL_EXECVE_19_X",
        tid,
        0L,
        path,
        Bytes.of(args),
        tid,
        tid,
        PARENT,
        "/home",
        2048L,
        1L,
        2L,
        30,
        20,
        10,
        comm,
        Bytes.of(cgroups),
        Bytes.of("HOME=/root\0"),
        34816,
        tid,
        1000,
        1,
        7L,
        8L,
        9L,
        4711L,
        nowNs - 5000,
        nowNs - 6000,
        1000,
        path,
        tid,
        1001,
        path);
  }

  ThreadEntry thread(long tid) {
    ThreadEntry thread = state.threads().find(tid);
    if (thread == null) {
      throw new AssertionError("no such thread: tid=" + tid);
    }
    return thread;
  }

  FdEntry fd(long tid, long fd) {
    FdEntry entry = thread(tid).descriptor(fd);
    if (entry == null) {
      throw new AssertionError("no such descriptor: tid=" + tid + " fd=" + fd);
    }
    return entry;
  }

  /** Name of a descriptor as a string. */
  String name(long tid, long fd) {
    return Bytes.string(fd(tid, fd).name);
  }

  static EventType type(String constant) {
    for (EventType type : EventTable.all()) {
      if (type.constant().equals(constant)) {
        return type;
      }
    }
    throw new AssertionError("no such event: constant=" + constant);
  }
}
