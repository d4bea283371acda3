package dev.saker.bench.workload;

import dev.saker.events.EventHeader;

/** System calls on memory, and those that wait, by the task that a lane runs. */
final class OtherCalls {
  private static final int ANONYMOUS = 2 | 8;
  private static final int PRIVATE = 2;
  private static final int AGAIN = -11;
  private static final long FIRST_ADDRESS = 0x7f10_0000_0000L;

  private final Lane lane;
  private final Dice dice;
  private final byte[] list = new byte[12];

  OtherCalls(Lane lane, Dice dice) {
    this.lane = lane;
    this.dice = dice;
  }

  void map(int fd, long length) {
    lane.start(Codes.MMAP)
        .number(FIRST_ADDRESS + 4096L * dice.below(1 << 20))
        .number(23_000)
        .number(4_200)
        .number(0)
        .number(0)
        .number(length)
        .number(fd < 0 ? 3 : 5)
        .number(fd < 0 ? ANONYMOUS : PRIVATE)
        .number(fd)
        .number(0);
    lane.end();
  }

  void unmap(long length) {
    lane.start(Codes.MUNMAP)
        .number(0)
        .number(22_900)
        .number(4_100)
        .number(0)
        .number(FIRST_ADDRESS + 4096L * dice.below(1 << 20))
        .number(length);
    lane.end();
  }

  void protect() {
    lane.start(Codes.MPROTECT)
        .number(0)
        .number(FIRST_ADDRESS + 4096L * dice.below(1 << 20))
        .number(16_384)
        .number(1);
    lane.end();
  }

  void grow() {
    long end = 0x55e0_0000_0000L + 4096L * dice.below(1 << 16);
    lane.start(Codes.BRK).number(end).number(23_000).number(4_300).number(0).number(end);
    lane.end();
  }

  void futex() {
    boolean wakes = dice.oneIn(2);
    lane.start(Codes.FUTEX)
        .number(wakes ? 1 : dice.oneIn(4) ? AGAIN : 0)
        .number(FIRST_ADDRESS + 64L * dice.below(1 << 20))
        .number(wakes ? 129 : 128)
        .number(1);
    lane.end();
  }

  void waitForEvents(int ready) {
    lane.start(Codes.EPOLL_WAIT).number(ready).number(512);
    lane.end();
  }

  void poll(int fd) {
    EventHeader.putShort(list, 0, 1);
    EventHeader.putLong(list, 2, fd);
    EventHeader.putShort(list, 10, 1);
    lane.start(Codes.POLL).number(1).bytes(list).number(5000);
    lane.end();
  }

  void sleep(long ns) {
    lane.start(Codes.NANOSLEEP).number(0).number(ns);
    lane.end();
  }

  /** A call that has no event of its own. */
  void generic(Generic call) {
    lane.start(Codes.GENERIC).number(call.code).number(call.number);
    lane.end();
  }

  /** System calls without an event of their own: code in events, and number on x86-64. */
  enum Generic {
    MADVISE(139, 28),
    EPOLL_CTL(166, 233),
    WAIT4(69, 61),
    SIGNAL_ACTION(107, 13),
    SIGNAL_MASK(108, 14),
    FDATASYNC(90, 75),
    CLOCK_NANOSLEEP(178, 230),
    GETPID(16, 39),
    GETRANDOM(318, 318),
    SCHED_YIELD(99, 24),
    SET_ROBUST_LIST(212, 273),
    ARCH_PRCTL(296, 158);

    private final int code;
    private final int number;

    Generic(int code, int number) {
      this.code = code;
      this.number = number;
    }
  }
}
