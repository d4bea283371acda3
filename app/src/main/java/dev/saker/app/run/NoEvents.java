package dev.saker.app.run;

import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.rules.LoadOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The source of a system that nobody watches: it ends without an event, when its time is over or
 * its thread is interrupted.
 */
final class NoEvents implements EventSource {
  private final long seconds;

  /**
   * Makes a source.
   *
   * @param seconds real time until it ends; 0 for never
   */
  NoEvents(long seconds) {
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return LoadOptions.SYSCALL;
  }

  @Override
  public boolean next(EventView view) {
    try {
      CountDownLatch never = new CountDownLatch(1);
      if (seconds == 0) {
        never.await();
      } else {
        var _ = never.await(seconds, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Override
  public void close() {}
}
