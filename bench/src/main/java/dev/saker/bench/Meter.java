package dev.saker.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads the clocks and the allocation counter of this JVM. Belongs to the thread measured. */
final class Meter {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private long cpuNs;
  private long wallNs;
  private long bytes;
  private long settledEvents;

  void start() {
    settledEvents = 0;
    bytes = threads.getCurrentThreadAllocatedBytes();
    cpuNs = system.getProcessCpuTime();
    wallNs = System.nanoTime();
  }

  /** From here on allocated memory counts. */
  void settled(long events) {
    settledEvents = events;
    bytes = threads.getCurrentThreadAllocatedBytes();
  }

  Sample stop(long events, long alerts) {
    long wall = System.nanoTime() - wallNs;
    long cpu = system.getProcessCpuTime() - cpuNs;
    long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
    return new Sample(events, alerts, cpu, wall, allocated, events - settledEvents);
  }
}
