package dev.saker.kernel;

import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The limit of locked memory, against which kernels before 5.11 count maps. Newer ones count them
 * for the control group, so there is nothing to be raised.
 */
final class MemoryLimit {
  private static final KernelVersion UNCOUNTED = new KernelVersion(5, 11);
  private static final int RLIMIT_MEMLOCK = 8;
  private static final long INFINITE = -1;

  private MemoryLimit() {}

  static void raiseWhereCounted() {
    if (KernelVersion.running().compareTo(UNCOUNTED) < 0) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment limit = arena.allocateFrom(ValueLayout.JAVA_LONG, INFINITE, INFINITE);
        // Without the right to, the limit may still be large enough: creating maps will tell.
        SystemCalls.call(SystemCall.SETRLIMIT, RLIMIT_MEMLOCK, limit.address(), 0, 0, 0, 0);
      }
    }
  }
}
