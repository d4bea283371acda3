package dev.saker.state.parse;

import dev.saker.events.EventView;
import dev.saker.state.ExecutableFile;
import dev.saker.state.FdTable;
import dev.saker.state.ProcessImage;
import dev.saker.state.TextList;
import dev.saker.state.ThreadEntry;
import dev.saker.state.ThreadGroup;

/** {@code execve} and {@code execveat} that succeeded: the process runs another program. */
final class ExecHandler implements EventHandler {
  private static final int EXE = 1;
  private static final int ARGS = 2;
  private static final int PID = 4;
  private static final int PTID = 5;
  private static final int FD_LIMIT = 7;
  private static final int MAJOR_FAULTS = 8;
  private static final int VM_SWAP = 12;
  private static final int COMM = 13;
  private static final int CONTROL_GROUPS = 14;
  private static final int ENV = 15;
  private static final int TTY = 16;
  private static final int VPGID = 17;
  private static final int LOGIN_UID = 18;
  private static final int FLAGS = 19;
  private static final int CAPABILITIES = 20;
  private static final int INODE = 23;
  private static final int UID = 26;
  private static final int PGID = 28;
  private static final int GID = 29;

  private static final int WRITABLE = 1;
  private static final int UPPER_LAYER = 1 << 1;
  private static final int FROM_MEMFD = 1 << 2;
  private static final int LOWER_LAYER = 1 << 3;

  private static final int KEPT_FLAGS =
      ThreadEntry.PIPE_SOURCE
          | ThreadEntry.PIPE_DESTINATION
          | ThreadEntry.MAIN_THREAD
          | ThreadEntry.CLONE_INVERTED;

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null || c.result() < 0) {
      return;
    }
    resurrect(thread);
    thread.lastExecNs = c.event.timestampNs();
    long pid = c.event.int64(PID, -1);
    if (pid > 0) {
      thread.pid = pid;
    }
    if (thread.isPlaceholder()) {
      identify(c, thread);
    }
    readNumbers(c, thread);
    thread.image = image(c, thread);
    if (c.event.has(INODE + 2)) {
      relateExecutable(thread);
    }
    FdTable table = thread.descriptors();
    if (table != null) {
      table.closeOnExec();
    }
    thread.flags = (thread.flags & KEPT_FLAGS) | ThreadEntry.ACTIVE | ThreadEntry.NAME_CHANGED;
    removeOthers(c, thread);
    c.threads.touch(thread);
  }

  /** A main thread that ended lives on when another thread of its process starts a program. */
  private static void resurrect(ThreadEntry thread) {
    if (thread.isDead()) {
      thread.flags &= ~ThreadEntry.CLOSED;
      ThreadGroup group = thread.group();
      if (group != null) {
        group.countAlive(1);
      }
    }
  }

  private static void identify(EventContext c, ThreadEntry thread) {
    thread.ptid = c.event.int64(PTID, -1);
    if (!thread.has(ThreadEntry.CHILD_IN_PIDNS)) {
      thread.vtid = thread.tid;
      thread.vpid = thread.pid;
    }
    c.threads.relate(thread);
  }

  private static void readNumbers(EventContext c, ThreadEntry thread) {
    EventView event = c.event;
    thread.fdLimit = event.int64(FD_LIMIT, thread.fdLimit);
    if (event.has(VM_SWAP)) {
      thread.majorFaults = event.int64(MAJOR_FAULTS, 0);
      thread.minorFaults = event.int64(MAJOR_FAULTS + 1, 0);
      thread.vmSizeKb = (int) event.uint32(MAJOR_FAULTS + 2, 0);
      thread.vmRssKb = (int) event.uint32(MAJOR_FAULTS + 3, 0);
      thread.vmSwapKb = (int) event.uint32(VM_SWAP, 0);
    }
    if (event.has(ENV)) {
      thread.ownEnv = c.textsOr(ENV, thread.ownEnv);
    }
    if (event.has(CONTROL_GROUPS)) {
      thread.cgroups =
          c.controlGroups.read(
              event.bytes(), event.offset(CONTROL_GROUPS), event.length(CONTROL_GROUPS));
    }
    thread.tty = (int) event.uint32(TTY, thread.tty);
    thread.vpgid = event.int64(VPGID, thread.vpgid);
    thread.loginUid = (int) event.uint32(LOGIN_UID, thread.loginUid);
    if (event.has(CAPABILITIES + 2)) {
      thread.capInheritable = event.int64(CAPABILITIES, 0);
      thread.capPermitted = event.int64(CAPABILITIES + 1, 0);
      thread.capEffective = event.int64(CAPABILITIES + 2, 0);
    }
    thread.uid = (int) event.uint32(UID, thread.uid);
    thread.pgid = event.int64(PGID, -1);
    thread.gid = (int) event.uint32(GID, thread.gid);
  }

  private static ProcessImage image(EventContext c, ThreadEntry thread) {
    ProcessImage before = thread.image;
    byte[] exe = c.textOr(EXE, before.exe());
    byte[] comm = c.event.has(COMM) ? c.textOr(COMM, before.comm()) : exe;
    TextList args = c.textsOr(ARGS, before.args());
    byte[] exepath = ExecutablePath.of(c, thread, before.exepath());
    return new ProcessImage(comm, exe, exepath, args, file(c.event, before.file()));
  }

  private static ExecutableFile file(EventView event, ExecutableFile before) {
    boolean hasFlags = event.has(FLAGS);
    boolean hasInode = event.has(INODE + 2);
    if (!hasFlags && !hasInode) {
      return before;
    }
    long flags = event.uint32(FLAGS, 0);
    return new ExecutableFile(
        hasFlags ? (flags & WRITABLE) != 0 : before.writable(),
        hasFlags ? (flags & UPPER_LAYER) != 0 : before.upperLayer(),
        hasFlags ? (flags & LOWER_LAYER) != 0 : before.lowerLayer(),
        hasFlags ? (flags & FROM_MEMFD) != 0 : before.fromMemfd(),
        hasInode ? event.int64(INODE, 0) : before.inode(),
        hasInode ? event.int64(INODE + 1, 0) : before.ctimeNs(),
        hasInode ? event.int64(INODE + 2, 0) : before.mtimeNs());
  }

  /** Sets the executable's age against that of the process and of its pid namespace. */
  private static void relateExecutable(ThreadEntry thread) {
    ExecutableFile file = thread.image.file();
    if (thread.cloneNs != 0) {
      thread.exeCtimeToCloneNs = thread.cloneNs - file.ctimeNs();
    }
    if (thread.pidnsInitStartNs != 0
        && Long.compareUnsigned(file.ctimeNs(), thread.pidnsInitStartNs) > 0) {
      thread.pidnsStartToExeCtimeNs = file.ctimeNs() - thread.pidnsInitStartNs;
    }
  }

  /** All other threads of the process end, but the main one. */
  private static void removeOthers(EventContext c, ThreadEntry thread) {
    ThreadGroup group = thread.group();
    if (group == null || group.alive() <= 1) {
      return;
    }
    ThreadEntry member = group.first();
    while (member != null) {
      ThreadEntry next = member.nextInGroup();
      if (!member.isMain() && member != thread) {
        c.threads.remove(member.tid);
      }
      member = next;
    }
  }
}
