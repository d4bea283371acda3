package dev.saker.app.run;

import dev.saker.engine.LossWatch;
import dev.saker.events.EventSource;

/** What a system gives that nobody watches. */
final class NoFeed implements Feed {
  private final NoEvents source;

  /**
   * Makes one.
   *
   * @param seconds real time until it ends; 0 for never
   */
  NoFeed(long seconds) {
    source = new NoEvents(seconds);
  }

  @Override
  public EventSource source() {
    return source;
  }

  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  public boolean isPipe() {
    return true;
  }

  @Override
  public void stop() {
    // Its thread is interrupted.
  }

  @Override
  public void follow(Setup next) {
    // There is nothing to be asked for.
  }

  @Override
  public LossWatch.Losses losses() {
    return LossWatch.Losses.NONE;
  }

  @Override
  public void close() {}
}
