package dev.saker.kernel.sys;

import java.util.Locale;

/** The calls that are made, with their numbers, which differ between architectures. */
public enum SystemCall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  MMAP(9, 222),
  MUNMAP(11, 215),
  IOCTL(16, 29),
  SOCKET(41, 198),
  SENDTO(44, 206),
  BIND(49, 200),
  SETSOCKOPT(54, 208),
  GETPRIORITY(140, 141),
  SETPRIORITY(141, 140),
  SETRLIMIT(160, 164),
  CLOCK_GETTIME(228, 113),
  EPOLL_CTL(233, 21),
  OPENAT(257, 56),
  READLINKAT(267, 78),
  EPOLL_PWAIT(281, 22),
  EVENTFD2(290, 19),
  EPOLL_CREATE1(291, 20),
  PERF_EVENT_OPEN(298, 241),
  BPF(321, 280),
  STATX(332, 291);

  private final int x86;
  private final int arm;

  SystemCall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /** The number on the architecture that this JVM runs on. */
  int number() {
    return switch (Architecture.CURRENT) {
      case X86_64 -> x86;
      case ARM64 -> arm;
    };
  }

  /** The name as manual pages have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
