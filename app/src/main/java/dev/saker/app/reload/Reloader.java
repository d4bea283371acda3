package dev.saker.app.reload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does what a reload takes in a thread of its own, one after the other. Requests that come while
 * one is under way make one more in all. Any thread may call it.
 */
public final class Reloader implements AutoCloseable {
  private final Semaphore requests = new Semaphore(0);
  private final AtomicLong rounds = new AtomicLong();
  private final Runnable action;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param action what a reload is
   */
  public Reloader(Runnable action) {
    this.action = action;
    this.thread = Thread.ofPlatform().daemon().name("saker-reload").start(this::work);
  }

  /** Asks for a reload, and does not wait for it. */
  public void request() {
    requests.release();
  }

  /** Reloads tried so far. */
  public long rounds() {
    return rounds.get();
  }

  /** Lets the reload that is under way finish. */
  @Override
  public void close() {
    closed = true;
    requests.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        requests.acquire();
        // What was written before the request must not seem to be written during the reload.
        TimeUnit.MILLISECONDS.sleep(FileStamps.CLOCK_GRAIN_MS + 1);
        requests.drainPermits();
        if (closed) {
          return;
        }
        action.run();
        rounds.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
