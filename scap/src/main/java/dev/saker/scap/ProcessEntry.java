package dev.saker.scap;

import dev.saker.events.Snapshot;

/** A thread while its entry is read. The initial values stand for what the entry does not have. */
final class ProcessEntry {
  private static final byte[] EMPTY = {};

  final int version;
  long tid;
  long pid;
  long ptid;
  long sid = -1;
  long vpgid = -1;
  long pgid = -1;
  byte[] comm = EMPTY;
  byte[] exe = EMPTY;
  byte[] exepath = EMPTY;
  byte[] args = EMPTY;
  byte[] env = EMPTY;
  byte[] cwd = EMPTY;
  byte[] root = EMPTY;
  byte[] cgroups = EMPTY;
  long fdLimit = -1;
  int flags;
  int uid;
  int gid;
  int vmSizeKb;
  int vmRssKb;
  int vmSwapKb;
  long majorFaults;
  long minorFaults;
  long vtid = -1;
  long vpid = -1;
  long pidnsInitStartNs;
  int tty;
  int loginUid = -1;
  boolean exeWritable;
  boolean exeUpperLayer;
  boolean exeLowerLayer;
  boolean exeFromMemfd;
  long capInheritable;
  long capPermitted;
  long capEffective;
  long exeInode;
  long exeInodeCtimeNs;
  long exeInodeMtimeNs;

  ProcessEntry(int version) {
    this.version = version;
  }

  Snapshot.Process toSnapshot() {
    return new Snapshot.Process(
        version,
        tid,
        pid,
        ptid,
        sid,
        vpgid,
        pgid,
        comm,
        exe,
        exepath,
        args,
        env,
        cwd,
        root,
        cgroups,
        fdLimit,
        flags,
        uid,
        gid,
        vmSizeKb,
        vmRssKb,
        vmSwapKb,
        majorFaults,
        minorFaults,
        vtid,
        vpid,
        pidnsInitStartNs,
        tty,
        loginUid,
        exeWritable,
        exeUpperLayer,
        exeLowerLayer,
        exeFromMemfd,
        capInheritable,
        capPermitted,
        capEffective,
        exeInode,
        exeInodeCtimeNs,
        exeInodeMtimeNs);
  }
}
