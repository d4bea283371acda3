package dev.saker.outputs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Waits for room in a full queue, for as long as deliveries go on. Any thread. */
final class Patience {
  private static final long LIMIT_NS = 10_000_000_000L;

  private final LongSupplier nanoClock;
  private final boolean endless;
  private final AtomicInteger waiters = new AtomicInteger();
  private final Semaphore steps = new Semaphore(0);
  private volatile boolean ended;
  private long lastDelivered = -1;
  private long lastProgressNs;

  /**
   * Makes one.
   *
   * @param endless whether it never runs out
   */
  Patience(LongSupplier nanoClock, boolean endless) {
    this.nanoClock = nanoClock;
    this.endless = endless;
  }

  /**
   * Waits until something left the queue, or a moment has passed.
   *
   * @param delivered alerts delivered so far
   * @return false when it is no use to wait any longer
   */
  boolean awaitProgress(long delivered) {
    if (ended || (!endless && isStuck(delivered))) {
      return false;
    }
    waiters.incrementAndGet();
    try {
      // A moment: something may have left between the look at the queue and this. A permit too
      // many, which such a thing leaves behind, costs one more look.
      if (steps.tryAcquire(5, TimeUnit.MILLISECONDS)) {
        steps.drainPermits();
      }
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiters.decrementAndGet();
    }
  }

  private synchronized boolean isStuck(long delivered) {
    long nowNs = nanoClock.getAsLong();
    if (delivered != lastDelivered) {
      lastDelivered = delivered;
      lastProgressNs = nowNs;
    }
    return nowNs - lastProgressNs >= LIMIT_NS;
  }

  /** Something left the queue. */
  void progress() {
    if (waiters.get() > 0) {
      steps.release();
    }
  }

  /** Nobody waits any longer. */
  void end() {
    ended = true;
    steps.release();
  }
}
