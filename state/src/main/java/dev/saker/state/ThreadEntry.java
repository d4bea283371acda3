package dev.saker.state;

import dev.saker.events.EventView;
import org.jspecify.annotations.Nullable;

/**
 * A thread; the main thread also stands for its process. Written only while an event is applied to
 * the state; readers see the state that rules see for the current event. Numbers not known are -1
 * where the kernel has no such value, else 0. One thread.
 */
public final class ThreadEntry {
  public static final int CLONE_FILES = 1;
  public static final int CLONE_NEWPID = 1 << 6;
  public static final int CLONE_PARENT = 1 << 8;
  public static final int CLONE_THREAD = 1 << 13;

  /** The child's event came before its parent's. */
  public static final int CLONE_INVERTED = 1 << 16;

  public static final int NAME_CHANGED = 1 << 17;

  /** The thread has ended and stays only until rules saw that. */
  public static final int CLOSED = 1 << 18;

  public static final int ACTIVE = 1 << 19;
  public static final int CLONE_NEWUSER = 1 << 20;
  public static final int PIPE_SOURCE = 1 << 21;
  public static final int PIPE_DESTINATION = 1 << 22;
  public static final int CLONE_VFORK = 1 << 27;
  public static final int CHILD_IN_PIDNS = 1 << 29;
  public static final int MAIN_THREAD = 1 << 30;

  private static final int LARGEST_KEPT_BUFFER = 512;

  private static final byte[] UNKNOWN_DIRECTORY = Bytes.of("./");

  public final long tid;
  public long pid = -1;
  public long ptid = -1;
  public long reaperTid = -1;
  public long sid = -1;
  public long vpgid = -1;
  public long pgid = -1;
  public long vtid = -1;
  public long vpid = -1;

  /** {@code PPM_CL_*} bits. */
  public int flags = NAME_CHANGED;

  public int uid = -1;
  public int gid = -1;
  public int loginUid = -1;
  public long fdLimit = -1;
  public long capInheritable;
  public long capPermitted;
  public long capEffective;
  public int vmSizeKb;
  public int vmRssKb;
  public int vmSwapKb;
  public long majorFaults;
  public long minorFaults;
  public int tty;

  /**
   * When the pid namespace's first process started, as the capture tells it: nanoseconds since the
   * epoch in process lists, since the machine's start in events.
   */
  public long pidnsInitStartNs;

  /** When the thread was made, nanoseconds since the epoch. */
  public long cloneNs;

  /** When a program was last started in it, nanoseconds since the epoch. */
  public long lastExecNs;

  /** From the executable's ctime to {@link #cloneNs}. */
  public long exeCtimeToCloneNs;

  /** From the start of the pid namespace to the executable's ctime. */
  public long pidnsStartToExeCtimeNs;

  public ProcessImage image = ProcessImage.UNKNOWN;

  /** Its own environment; ask {@link #env()} for the one that counts. */
  public TextList ownEnv = TextList.EMPTY;

  public ControlGroups cgroups = ControlGroups.NONE;
  public byte[] root = Bytes.EMPTY;

  /** Its own working directory; ask {@link #cwd()} for the one that counts. */
  public byte[] ownCwd = Bytes.EMPTY;

  /** Its own descriptors; ask {@link #descriptors()} for the ones that count. */
  public final FdTable ownDescriptors;

  /** Descriptor that its last event was about; -1 for none. */
  public long lastEventFd;

  /** Code of its last enter event; -1 for none. */
  public int lastEnterCode = -1;

  /** Whether {@link #storedEnter} belongs to the current exit event. */
  public boolean storedEnterValid;

  /** Time of its latest event, the current one included, nanoseconds since the epoch. */
  public long lastEventNs;

  /** Time of the event before that; 0 for none. */
  public long previousEventNs;

  public long lastAccessNs;

  /** CPU time seen up to the last question for it, for {@code thread.cpu} and its kin. */
  public long lastCpuTotal;

  public long lastCpuUser;
  public long lastCpuSystem;
  public long totalExecNs;

  /** Bytes of an enter event kept for its exit, if {@link #storedEnterLength} is not 0. */
  private byte[] storedEnter = Bytes.EMPTY;

  private int storedEnterLength;

  @Nullable ThreadGroup group;
  @Nullable ThreadEntry nextInGroup;
  @Nullable ThreadEntry previousInGroup;
  @Nullable ThreadEntry parent;
  @Nullable ThreadEntry firstChild;
  @Nullable ThreadEntry nextSibling;
  @Nullable ThreadEntry previousSibling;
  long imageVersion;

  public ThreadEntry(long tid, FdTable descriptors) {
    this.tid = tid;
    this.ownDescriptors = descriptors;
  }

  /** The thread's process group, or null for a placeholder. */
  public @Nullable ThreadGroup group() {
    return group;
  }

  /** Next thread of the same process, or null. */
  public @Nullable ThreadEntry nextInGroup() {
    return nextInGroup;
  }

  /** One of the processes it started, or null; the others follow by {@link #nextSibling}. */
  public @Nullable ThreadEntry firstChild() {
    return firstChild;
  }

  public @Nullable ThreadEntry nextSibling() {
    return nextSibling;
  }

  /**
   * Grows whenever something changes that tells who the thread is: program, arguments, control
   * groups, session, terminal and process numbers, of itself or of any ancestor. Never the same for
   * two states of one thread, nor for two threads.
   */
  public long imageVersion() {
    return imageVersion;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  public boolean isMain() {
    return tid == pid || has(MAIN_THREAD);
  }

  public boolean isInPidNamespace() {
    return has(CHILD_IN_PIDNS) || (tid != vtid && vtid >= 0);
  }

  /** Whether nothing but the number is known of it. */
  public boolean isPlaceholder() {
    return tid < 0 || pid < 0 || ptid < 0;
  }

  public boolean isDead() {
    return has(CLOSED);
  }

  /** Main thread of its process, possibly itself; null when it is not known. */
  public @Nullable ThreadEntry main() {
    if (isMain()) {
      return this;
    }
    ThreadGroup threads = group;
    if (threads == null) {
      return null;
    }
    ThreadEntry candidate = threads.first();
    return candidate == null || !candidate.isMain() ? null : candidate;
  }

  /** Living threads of its process, main thread included. */
  public long threadCount() {
    ThreadGroup threads = group;
    return threads == null ? 0 : threads.alive();
  }

  /** Living threads of its process without the main thread. */
  public long otherThreadCount() {
    ThreadGroup threads = group;
    if (threads == null) {
      return 0;
    }
    ThreadEntry main = main();
    return main != null && !main.isDead() ? threads.alive() - 1 : threads.alive();
  }

  /** Descriptors it works on: its own or the process's; null when the process is not known. */
  public @Nullable FdTable descriptors() {
    if (!has(CLONE_FILES)) {
      return ownDescriptors;
    }
    ThreadEntry main = main();
    return main == null ? null : main.ownDescriptors;
  }

  /** One of its descriptors, or null. */
  public @Nullable FdEntry descriptor(long fd) {
    if (fd < 0) {
      return null;
    }
    FdTable table = descriptors();
    return table == null ? null : table.find(fd);
  }

  /** Number of open descriptors of its process; 0 when the process is not known. */
  public int openDescriptors() {
    ThreadEntry main = main();
    return main == null ? 0 : main.ownDescriptors.size();
  }

  /** Most open descriptors that its process may have; 0 when the process is not known. */
  public long processFdLimit() {
    ThreadEntry main = main();
    return main == null ? 0 : main.fdLimit;
  }

  /** Working directory of its process, ending in a slash. */
  public byte[] cwd() {
    ThreadEntry main = main();
    return main == null ? UNKNOWN_DIRECTORY : main.ownCwd;
  }

  /** Environment of its process. */
  public TextList env() {
    ThreadEntry main = main();
    return main == null ? ownEnv : main.ownEnv;
  }

  /** Short id of the container it runs in; empty outside containers. */
  public byte[] containerId() {
    return cgroups.container().id();
  }

  /** Keeps a copy of an enter event until its exit. */
  public void keepEnter(EventView event) {
    int length = event.length();
    if (storedEnter.length < length) {
      storedEnter = new byte[length];
    }
    System.arraycopy(event.bytes(), event.offset(), storedEnter, 0, length);
    storedEnterLength = length;
    storedEnterValid = true;
  }

  /** Moves a view over the kept enter event; false when there is none. */
  public boolean viewEnter(EventView view) {
    return storedEnterLength > 0 && view.wrap(storedEnter, 0, storedEnterLength) == null;
  }

  public boolean hasEnter() {
    return storedEnterLength > 0;
  }

  /** Forgets the kept enter event; a large buffer goes, a small one stays for the next. */
  public void dropEnter() {
    storedEnterLength = 0;
    storedEnterValid = false;
    if (storedEnter.length > LARGEST_KEPT_BUFFER) {
      storedEnter = Bytes.EMPTY;
    }
  }

  void addChild(ThreadEntry child) {
    child.ptid = tid;
    child.parent = this;
    child.previousSibling = null;
    ThreadEntry head = firstChild;
    child.nextSibling = head;
    if (head != null) {
      head.previousSibling = child;
    }
    firstChild = child;
  }

  void unlinkFromParent() {
    ThreadEntry previous = previousSibling;
    ThreadEntry next = nextSibling;
    ThreadEntry owner = parent;
    if (previous != null) {
      previous.nextSibling = next;
    } else if (owner != null && owner.firstChild == this) {
      owner.firstChild = next;
    }
    if (next != null) {
      next.previousSibling = previous;
    }
    parent = null;
    previousSibling = null;
    nextSibling = null;
  }
}
