package dev.saker.kernel.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The kernel's clocks, in nanoseconds. */
public final class Clocks {
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_BOOTTIME = 7;
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final int TRIES = 5;

  private Clocks() {}

  /**
   * The time of day at which the clock {@code BOOTTIME} was 0, since the epoch. Changes when the
   * time of day is set; exact to a few microseconds.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public static long bootNs() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(16, 8);
      long best = 0;
      long shortest = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        long before = read(CLOCK_BOOTTIME, time);
        long day = read(CLOCK_REALTIME, time);
        long after = read(CLOCK_BOOTTIME, time);
        if (after - before < shortest) {
          shortest = after - before;
          best = day - (before + after) / 2;
        }
      }
      return best;
    }
  }

  private static long read(int clock, MemorySegment time) {
    SystemCalls.require(
        SystemCall.CLOCK_GETTIME, "clock=" + clock, clock, time.address(), 0, 0, 0, 0);
    return time.get(ValueLayout.JAVA_LONG, 0) * NS_PER_SECOND + time.get(ValueLayout.JAVA_LONG, 8);
  }
}
