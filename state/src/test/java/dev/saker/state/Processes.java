package dev.saker.state;

import dev.saker.events.Snapshot;

/** Entries of a process list for tests. */
final class Processes {
  private Processes() {}

  static Snapshot.Process of(long tid, long pid, long ptid, String comm) {
    return of(tid, pid, ptid, comm, "cpuset=/\0memory=/\0");
  }

  static Snapshot.Process of(long tid, long pid, long ptid, String comm, String cgroups) {
    return new Snapshot.Process(
        9,
        tid,
        pid,
        ptid,
        pid,
        pid,
        pid,
        Bytes.of(comm),
        Bytes.of("/bin/" + comm),
        Bytes.of("/bin/" + comm),
        Bytes.of("-x\0-y\0"),
        Bytes.of("PATH=/bin\0"),
        Bytes.of("/home"),
        Bytes.of("/"),
        Bytes.of(cgroups),
        1024,
        0,
        0,
        0,
        3,
        2,
        1,
        5,
        6,
        tid,
        pid,
        0,
        0,
        -1,
        false,
        false,
        false,
        false,
        1,
        2,
        3,
        11,
        12,
        13);
  }
}
