package dev.saker.state.parse;

import dev.saker.state.FdTable;
import dev.saker.state.ProcessImage;
import dev.saker.state.ThreadEntry;

/** A clone as the new thread tells it. */
final class ClonedChild {
  /** A thread of this number that is older is one whose end was missed. */
  private static final long STALE_NS = 2_000_000_000L;

  private ClonedChild() {}

  static void apply(EventContext c) {
    long tid = c.event.tid();
    ThreadEntry present = c.thread;
    if (present != null && present.cloneNs != 0) {
      if (c.event.timestampNs() - present.cloneNs < STALE_NS) {
        return;
      }
      c.threads.remove(tid);
      c.thread = null;
    }
    int flags = c.flags(CloneEvent.FLAGS);
    boolean process = (flags & ThreadEntry.CLONE_THREAD) == 0;
    long pid = c.event.int64(CloneEvent.PID, -1);
    long ptid = c.event.int64(CloneEvent.PTID, -1);
    ThreadEntry model = c.threads.findOrAddPlaceholder(process ? ptid : pid);
    if (model == null) {
      c.thread = null;
      return;
    }
    boolean known = !model.isPlaceholder();
    FdTable table = process && known ? model.descriptors() : null;
    ThreadEntry child = table == null ? c.threads.create(tid) : new ThreadEntry(tid, table.fork());
    child.pid = pid;
    child.ptid = ptid;
    child.flags = flags | ThreadEntry.CLONE_INVERTED | (process ? 0 : ThreadEntry.CLONE_FILES);
    readNamespace(c, child);
    if (!known && !process) {
      identify(c, model, child);
    }
    ProcessImage image = CloneEvent.image(c, model, known);
    child.image = image;
    if (known) {
      CloneEvent.inherit(child, model);
      if (process) {
        CloneEvent.inheritAsProcess(child, model);
      } else {
        child.lastExecNs = model.lastExecNs;
      }
    } else if (!process) {
      model.image = image;
      c.threads.touch(model);
    }
    CloneEvent.readNumbers(c, child);
    c.thread = c.threads.add(child);
    if (c.thread != null) {
      c.threads.relate(child);
    }
  }

  private static void readNamespace(EventContext c, ThreadEntry child) {
    child.vtid = child.tid;
    child.vpid = -1;
    if (c.event.has(CloneEvent.VPID)) {
      child.vtid = c.event.int64(CloneEvent.VTID, child.tid);
      child.vpid = c.event.int64(CloneEvent.VPID, -1);
    }
    // Time since the machine's start: as in the reference, a replay does not add when that was.
    int namespace = ThreadEntry.CHILD_IN_PIDNS | ThreadEntry.CLONE_NEWPID;
    if ((child.flags & namespace) != 0 || child.tid != child.vtid) {
      child.pidnsInitStartNs = c.event.int64(CloneEvent.PIDNS_START, 0);
    }
  }

  /** Fills a placeholder for the main thread of a new thread's process. */
  private static void identify(EventContext c, ThreadEntry main, ThreadEntry child) {
    main.pid = child.pid;
    main.ptid = child.ptid;
    main.vpid = child.vpid;
    main.vtid = child.vpid;
    c.threads.relate(main);
  }
}
