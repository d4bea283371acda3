package dev.saker.state.parse;

import dev.saker.state.FdTable;
import dev.saker.state.ProcessImage;
import dev.saker.state.ThreadEntry;

/**
 * A clone as its caller tells it. It makes the new thread unless only the thread's own event can:
 * in a pid namespace the caller does not know the thread's number outside, and after a vfork the
 * thread may have ended before the caller goes on.
 */
final class CloneCaller {
  private static final int LEFT_TO_CHILD =
      ThreadEntry.CHILD_IN_PIDNS
          | ThreadEntry.CLONE_NEWPID
          | ThreadEntry.CLONE_PARENT
          | ThreadEntry.CLONE_VFORK;

  private CloneCaller() {}

  static void apply(EventContext c, long childTid) {
    long callerTid = c.event.tid();
    ThreadEntry caller = c.threads.findOrAddPlaceholder(callerTid);
    c.thread = caller;
    if (caller == null) {
      return;
    }
    boolean known = !caller.isPlaceholder();
    if (!known) {
      identify(c, caller);
    }
    int flags = c.flags(CloneEvent.FLAGS);
    if ((flags & LEFT_TO_CHILD) != 0
        || callerTid != caller.vtid
        || c.event.code() == Codes.VFORK
        || c.threads.hasRecentlyExited(childTid, callerTid, c.event.timestampNs())) {
      return;
    }
    ThreadEntry present = c.threads.find(childTid);
    if (present != null) {
      if (present.has(ThreadEntry.CLONE_INVERTED)) {
        return;
      }
      c.threads.remove(childTid);
    }
    ThreadEntry child = create(c, caller, childTid, flags, known);
    if (c.threads.add(child) != null) {
      c.threads.relate(child);
    }
    if (present != null) {
      c.thread = c.threads.find(callerTid);
    }
  }

  /** Fills a placeholder with what its own event tells. */
  private static void identify(EventContext c, ThreadEntry caller) {
    caller.pid = c.event.int64(CloneEvent.PID, -1);
    caller.ptid = c.event.int64(CloneEvent.PTID, -1);
    caller.vtid = caller.tid;
    caller.vpid = -1;
    if (c.event.has(CloneEvent.VPID)) {
      caller.vtid = c.event.int64(CloneEvent.VTID, caller.tid);
      caller.vpid = c.event.int64(CloneEvent.VPID, -1);
    }
    c.threads.relate(caller);
  }

  private static ThreadEntry create(
      EventContext c, ThreadEntry caller, long tid, int flags, boolean known) {
    boolean process = (flags & ThreadEntry.CLONE_THREAD) == 0;
    FdTable table = process && known ? caller.descriptors() : null;
    ThreadEntry child = table == null ? c.threads.create(tid) : new ThreadEntry(tid, table.fork());
    child.flags = flags;
    if (process) {
      child.pid = tid;
      child.ptid = caller.tid;
      if (known) {
        CloneEvent.inheritAsProcess(child, caller);
      }
    } else {
      child.pid = caller.pid;
      child.ptid = caller.ptid;
      child.flags |= ThreadEntry.CLONE_FILES;
      child.lastExecNs = caller.lastExecNs;
    }
    child.vtid = tid;
    child.vpid = child.pid;
    ProcessImage image = CloneEvent.image(c, caller, known);
    child.image = image;
    CloneEvent.readNumbers(c, child);
    if (known) {
      CloneEvent.inherit(child, caller);
    } else {
      caller.image = image;
      c.threads.touch(caller);
    }
    return child;
  }
}
