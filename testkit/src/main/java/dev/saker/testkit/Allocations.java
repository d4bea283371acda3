package dev.saker.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what a thread allocates, for tests of code that must allocate nothing per event. */
public final class Allocations {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /**
   * Bytes that the current thread has allocated since it began. The compiler's doings show up now
   * and then: compare over many events, and tolerate some kilobytes.
   */
  public static long bytesOfThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
