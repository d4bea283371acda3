package dev.saker.state.parse;

import dev.saker.events.EventView;
import dev.saker.state.Bytes;
import dev.saker.state.ExecutableFile;
import dev.saker.state.ProcessImage;
import dev.saker.state.TextList;
import dev.saker.state.ThreadEntry;
import java.util.Arrays;

/** Reads what both sides' events of a clone tell, and carries over what a new thread inherits. */
final class CloneEvent {
  static final int PID = 4;
  static final int PTID = 5;
  static final int FLAGS = 15;
  static final int VTID = 18;
  static final int VPID = 19;
  static final int PIDNS_START = 20;
  private static final int EXE = 1;
  private static final int ARGS = 2;
  private static final int FD_LIMIT = 7;
  private static final int MAJOR_FAULTS = 8;
  private static final int VM_SWAP = 12;
  private static final int COMM = 13;
  private static final int CONTROL_GROUPS = 14;
  private static final int UID = 16;
  private static final int GID = 17;

  private CloneEvent() {}

  /**
   * The image that the event shows. What it does not tell about the executable comes from another
   * thread, whose image is shared if it is the same.
   *
   * @param like thread to take that from
   * @param inherits whether to take it
   */
  static ProcessImage image(EventContext c, ThreadEntry like, boolean inherits) {
    ProcessImage known = like.image;
    byte[] exe = c.textOr(EXE, known.exe());
    byte[] comm = c.event.has(COMM) ? c.textOr(COMM, known.comm()) : exe;
    TextList args = c.textsOr(ARGS, known.args());
    if (inherits) {
      if (Arrays.equals(exe, known.exe())
          && Arrays.equals(comm, known.comm())
          && args == known.args()) {
        return known;
      }
      return new ProcessImage(comm, exe, known.exepath(), args, known.file());
    }
    return new ProcessImage(comm, exe, Bytes.EMPTY, args, ExecutableFile.UNKNOWN);
  }

  /** Reads limits, memory, user and control groups. */
  static void readNumbers(EventContext c, ThreadEntry child) {
    EventView event = c.event;
    child.fdLimit = event.int64(FD_LIMIT, -1);
    if (event.has(VM_SWAP)) {
      child.majorFaults = event.int64(MAJOR_FAULTS, 0);
      child.minorFaults = event.int64(MAJOR_FAULTS + 1, 0);
      child.vmSizeKb = (int) event.uint32(MAJOR_FAULTS + 2, 0);
      child.vmRssKb = (int) event.uint32(MAJOR_FAULTS + 3, 0);
      child.vmSwapKb = (int) event.uint32(VM_SWAP, 0);
    }
    child.uid = (int) event.uint32(UID, -1);
    child.gid = (int) event.uint32(GID, -1);
    if (event.has(CONTROL_GROUPS)) {
      child.cgroups =
          c.controlGroups.read(
              event.bytes(), event.offset(CONTROL_GROUPS), event.length(CONTROL_GROUPS));
    }
    child.cloneNs = event.timestampNs();
  }

  /** Carries over what a new thread has from the one that made it. */
  static void inherit(ThreadEntry child, ThreadEntry from) {
    child.root = from.root;
    child.sid = from.sid;
    child.vpgid = from.vpgid;
    child.pgid = from.pgid;
    child.tty = from.tty;
    child.loginUid = from.loginUid;
    child.capPermitted = from.capPermitted;
    child.capInheritable = from.capInheritable;
    child.capEffective = from.capEffective;
    child.exeCtimeToCloneNs = from.exeCtimeToCloneNs;
  }

  /** Carries over what a new process has of its own but threads share. */
  static void inheritAsProcess(ThreadEntry child, ThreadEntry from) {
    child.ownCwd = from.cwd();
    child.ownEnv = from.env();
  }
}
