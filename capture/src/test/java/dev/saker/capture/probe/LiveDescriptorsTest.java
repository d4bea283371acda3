package dev.saker.capture.probe;

import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveDescriptorsTest {
  private static final int O_CLOEXEC = 02000000;
  private static final int O_NONBLOCK = 04000;

  @Test
  void newDescriptorsTellTheirNumbersAndFlags() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "dup",
          "dup2",
          "dup3",
          "fcntl",
          "pipe",
          "pipe2",
          "eventfd",
          "eventfd2",
          "signalfd",
          "signalfd4",
          "inotify_init",
          "inotify_init1",
          "timerfd_create",
          "epoll_create",
          "epoll_create1",
          "userfaultfd",
          "memfd_create",
          "pidfd_open",
          "pidfd_getfd",
          "close_range",
          "io_uring_setup",
          "io_uring_enter",
          "io_uring_register");
      LiveOpenTest.check(
          probe,
          made(libc, "dup", () -> libc.done("dup", 1), "dup res=# oldfd=1"),
          ProbeCase.of("dup2", () -> libc.done("dup2", 1, 1), "dup2 res=1 oldfd=1 newfd=1"),
          ProbeCase.of(
              "dup3",
              () -> libc.call("dup3", 1, 1, O_CLOEXEC),
              "dup3 res=-22 oldfd=1 newfd=1 flags=O_CLOEXEC"),
          made(
              libc,
              "fcntl",
              () -> libc.done("fcntl", 1, 1030, 7),
              "fcntl res=# fd=1 cmd=F_DUPFD_CLOEXEC arg=7"),
          ProbeCase.of(
              "fcntl of locks",
              () -> libc.call("fcntl", 9999, 37, 0),
              "fcntl res=-9 fd=9999 cmd=F_OFD_SETLK arg=0"),
          pipe(libc, "pipe", 0, "pipe res=0 fd1=# fd2=# ino=#"),
          pipe(
              libc,
              "pipe2",
              O_CLOEXEC | O_NONBLOCK,
              "pipe2 res=0 fd1=# fd2=# ino=# flags=O_NONBLOCK|O_CLOEXEC"),
          ProbeCase.of(
              "pipe that fails",
              () -> libc.call("pipe2", 1, 0),
              "pipe2 res=-14 fd1=-1 fd2=-1 ino=0 flags=O_NONE"),
          made(libc, "eventfd", () -> libc.done("eventfd", 3), "eventfd res=# initval=3 flags=0"),
          made(
              libc,
              "eventfd2",
              () -> libc.done("eventfd2", 3, O_CLOEXEC),
              "eventfd2 res=# flags=O_CLOEXEC initval=3"),
          ProbeCase.of(
              "signalfd",
              () -> libc.call("signalfd", 9999, 1, 8),
              "signalfd res=-# fd=9999 mask=0 flags=0"),
          ProbeCase.of(
              "signalfd4",
              () -> libc.call("signalfd4", 9999, 1, 8, O_NONBLOCK),
              "signalfd4 res=-# flags=O_NONBLOCK fd=9999 mask=0"),
          made(libc, "inotify_init", () -> libc.done("inotify_init"), "inotify_init res=# flags=0"),
          made(
              libc,
              "inotify_init1",
              () -> libc.done("inotify_init1", O_CLOEXEC),
              "inotify_init1 res=# flags=O_CLOEXEC"),
          made(
              libc,
              "timerfd_create",
              () -> libc.done("timerfd_create", 1, O_NONBLOCK),
              "timerfd_create res=# clockid=1 flags=64"),
          made(
              libc,
              "epoll_create",
              () -> libc.done("epoll_create", 5),
              "epoll_create res=# size=5"),
          made(
              libc,
              "epoll_create1",
              () -> libc.done("epoll_create1", O_CLOEXEC),
              "epoll_create1 res=# flags=EPOLL_CLOEXEC"),
          ProbeCase.of(
              "userfaultfd",
              () -> libc.call("userfaultfd", 1 << 20 | O_CLOEXEC),
              "userfaultfd res=-# flags=O_CLOEXEC"),
          made(
              libc,
              "memfd_create",
              () -> libc.done("memfd_create", libc.text("mem"), 3),
              "memfd_create fd=# name=mem flags=MFD_CLOEXEC|MFD_ALLOW_SEALING"),
          made(
              libc,
              "pidfd_open",
              () -> libc.done("pidfd_open", ProcessHandle.current().pid(), 0),
              "pidfd_open fd=# pid=" + ProcessHandle.current().pid() + " flags=0"),
          ProbeCase.of(
              "pidfd_getfd",
              () -> libc.call("pidfd_getfd", 9999, 9998, 0),
              "pidfd_getfd fd=-9 pid_fd=9999 target_fd=9998 flags=0"),
          ProbeCase.of(
              "close_range",
              () -> libc.done("close_range", 1000000, 1000001, 4),
              "close_range res=0 first=1000000 last=1000001 flags=CLOSE_RANGE_CLOEXEC"),
          ProbeCase.of(
              "io_uring_setup",
              () -> libc.call("io_uring_setup", 0, libc.ints(0, 0, 2 | 8, 5, 6, 0, 0, 0)),
              "io_uring_setup res=-# entries=0 sq_entries=0 cq_entries=0"
                  + " flags=IORING_SETUP_SQPOLL|IORING_SETUP_CQSIZE sq_thread_cpu=5"
                  + " sq_thread_idle=6 features=0"),
          ProbeCase.of(
              "io_uring_enter",
              () -> libc.call("io_uring_enter", 9999, 1, 2, 3, 0, 0),
              "io_uring_enter res=-# fd=9999 to_submit=1 min_complete=2"
                  + " flags=IORING_ENTER_GETEVENTS|IORING_ENTER_SQ_WAKEUP sig=0"),
          ProbeCase.of(
              "io_uring_register",
              () -> libc.call("io_uring_register", 9999, 2, 0, 3),
              "io_uring_register res=-# fd=9999 opcode=IORING_REGISTER_FILES arg=0 nr_args=3"));
    }
  }

  @Test
  void questionsAboutDescriptorsTellTheirArguments() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "ioctl",
          "flock",
          "lseek",
          "fchdir",
          "fstat",
          "getdents",
          "getdents64",
          "ppoll",
          "poll",
          "select",
          "epoll_wait",
          "nanosleep");
      long ready = libc.done("eventfd2", 1, 0);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "ioctl",
              () -> libc.call("ioctl", 9999, 0x5401, 7),
              "ioctl res=-9 fd=9999 request=21505 argument=7"),
          ProbeCase.of(
              "flock",
              () -> libc.call("flock", 9999, 2 | 4),
              "flock res=-9 fd=9999 operation=LOCK_EX|LOCK_NB"),
          ProbeCase.of(
              "lseek",
              () -> libc.call("lseek", 9999, 5, 2),
              "lseek res=-9 fd=9999 offset=5 whence=SEEK_END"),
          ProbeCase.of("fchdir", () -> libc.call("fchdir", 9999), "fchdir res=-9 fd=9999"),
          ProbeCase.of("fstat", () -> libc.call("fstat", 9999, 0), "fstat res=-9 fd=9999"),
          ProbeCase.of(
              "getdents", () -> libc.call("getdents", 9999, 0, 0), "getdents res=-9 fd=9999"),
          ProbeCase.of(
              "getdents64", () -> libc.call("getdents64", 9999, 0, 0), "getdents64 res=-9 fd=9999"),
          ProbeCase.of(
              "poll",
              () -> libc.done("poll", libc.ints((int) ready, 5, 9998, 1), 2, 0),
              "poll res=2 fds=0200" + little(ready) + "0500" + little(9998) + "4000 timeout=0"),
          ProbeCase.of(
              "ppoll",
              () ->
                  libc.done(
                      "ppoll", libc.ints((int) ready, 1), 1, libc.longs(2, 3), libc.longs(6), 8),
              "ppoll res=1 fds=0100" + little(ready) + "0100 timeout=# sigmask=6"),
          ProbeCase.of(
              "select", () -> libc.done("select", 0, 0, 0, 0, libc.longs(0, 0)), "select res=0"),
          ProbeCase.of(
              "epoll_wait",
              () -> libc.call("epoll_wait", 9999, libc.memory(64).address(), 4, 0),
              "epoll_wait res=-# maxevents=4"),
          ProbeCase.of(
              "nanosleep",
              () -> libc.done("nanosleep", libc.longs(0, 1000), 0),
              "nanosleep res=0 interval=1000"));
      libc.done("close", ready);
    }
  }

  private interface Maker {
    long make();
  }

  /** A call whose descriptor is closed again. */
  private static ProbeCase made(Libc libc, String name, Maker maker, String event) {
    return ProbeCase.of(name, () -> libc.done("close", maker.make()), event);
  }

  private static ProbeCase pipe(Libc libc, String call, int flags, String event) {
    return ProbeCase.of(
        call,
        () -> {
          MemorySegment ends = libc.memory(8);
          libc.done(call, ends.address(), flags);
          libc.done("close", ends.get(ValueLayout.JAVA_INT, 0));
          libc.done("close", ends.get(ValueLayout.JAVA_INT, 4));
        },
        event);
  }

  /** A number of 64 bits as it lies in memory, in hex. */
  private static String little(long value) {
    return HexFormat.of().toHexDigits(Long.reverseBytes(value));
  }
}
