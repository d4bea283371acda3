package dev.saker.outputs;

import java.io.IOException;
import java.time.Duration;

/** The other side does not take it now, and said when to come again. */
final class BusyException extends IOException {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final long pauseNs;

  /**
   * Makes one.
   *
   * @param pause what the other side asked for; believed up to one minute
   */
  BusyException(String message, Duration pause) {
    super(message);
    this.pauseNs = (pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos();
  }

  /** Shortest pause before the next attempt, in nanoseconds. */
  long pauseNs() {
    return pauseNs;
  }
}
