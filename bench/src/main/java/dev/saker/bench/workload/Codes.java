package dev.saker.bench.workload;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;

/** The types of event that a workload consists of. */
final class Codes {
  static final EventType GENERIC = EventTable.get(1);
  static final EventType CLOSE = EventTable.get(5);
  static final EventType READ = EventTable.get(7);
  static final EventType WRITE = EventTable.get(9);
  static final EventType SOCKET = EventTable.get(19);
  static final EventType CONNECT = EventTable.get(23);
  static final EventType SENDTO = EventTable.get(31);
  static final EventType RECVFROM = EventTable.get(35);
  static final EventType SHUTDOWN = EventTable.get(37);
  static final EventType GETSOCKOPT = EventTable.get(47);
  static final EventType SENDMSG = EventTable.get(49);
  static final EventType RECVMSG = EventTable.get(53);
  static final EventType FUTEX = EventTable.get(65);
  static final EventType STAT = EventTable.get(67);
  static final EventType FSTAT = EventTable.get(71);
  static final EventType EPOLL_WAIT = EventTable.get(79);
  static final EventType POLL = EventTable.get(81);
  static final EventType LSEEK = EventTable.get(87);
  static final EventType PREAD = EventTable.get(113);
  static final EventType PWRITE = EventTable.get(115);
  static final EventType WRITEV = EventTable.get(119);
  static final EventType KILL = EventTable.get(129);
  static final EventType NANOSLEEP = EventTable.get(135);
  static final EventType PRLIMIT = EventTable.get(145);
  static final EventType FCNTL = EventTable.get(151);
  static final EventType BRK = EventTable.get(159);
  static final EventType MMAP = EventTable.get(161);
  static final EventType MUNMAP = EventTable.get(165);
  static final EventType IOCTL = EventTable.get(171);
  static final EventType SYMLINK = EventTable.get(179);
  static final EventType PROCEXIT = EventTable.get(186);
  static final EventType SENDFILE = EventTable.get(189);
  static final EventType SETUID = EventTable.get(199);
  static final EventType SETGID = EventTable.get(201);
  static final EventType GETUID = EventTable.get(203);
  static final EventType CLONE = EventTable.get(223);
  static final EventType GETDENTS = EventTable.get(239);
  static final EventType ACCESS = EventTable.get(265);
  static final EventType SETSID = EventTable.get(275);
  static final EventType EXECVE = EventTable.get(293);
  static final EventType UNLINK = EventTable.get(301);
  static final EventType RENAME = EventTable.get(175);
  static final EventType OPENAT = EventTable.get(307);
  static final EventType CONTAINER = EventTable.get(324);
  static final EventType MPROTECT = EventTable.get(329);
  static final EventType CLONE3 = EventTable.get(335);
  static final EventType DUP2 = EventTable.get(363);
  static final EventType ACCEPT4 = EventTable.get(389);
  static final EventType PIPE2 = EventTable.get(393);
  static final EventType PRCTL = EventTable.get(401);
  static final EventType NEWFSTATAT = EventTable.get(419);

  private Codes() {}
}
