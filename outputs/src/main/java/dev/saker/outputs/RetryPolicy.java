package dev.saker.outputs;

import java.util.random.RandomGenerator;

/**
 * What happens after an attempt failed. The first repetition comes at once, since most failures are
 * a connection that the other side closed in between; from then on the pause doubles up to a limit,
 * and each is cut by a random part of up to one half, so that many hosts do not come back at the
 * same moment. Failures count across alerts: an output that was given up on once gets one attempt
 * per alert, with the longest pause reached before it, until an attempt succeeds.
 *
 * @param maxAttempts attempts per alert; {@link #WITHOUT_END} for any number
 * @param firstPauseMs pause before the second repetition, in milliseconds
 * @param maxPauseMs longest pause, in milliseconds
 */
public record RetryPolicy(int maxAttempts, long firstPauseMs, long maxPauseMs) {
  /** Number of attempts that is never reached. */
  public static final int WITHOUT_END = Integer.MAX_VALUE;

  /** One attempt and no pause: for targets on this host, whose failures do not pass by waiting. */
  public static final RetryPolicy NONE = new RetryPolicy(1, 0, 0);

  /** For targets across the network: ten attempts within about half a minute. */
  public static final RetryPolicy STANDARD = new RetryPolicy(10, 100, 10_000);

  private static final long NS_PER_MS = 1_000_000L;

  public RetryPolicy {
    if (maxAttempts < 1 || firstPauseMs < 0 || maxPauseMs < firstPauseMs) {
      throw new IllegalArgumentException(
          "not a retry policy: maxAttempts="
              + maxAttempts
              + " firstPauseMs="
              + firstPauseMs
              + " maxPauseMs="
              + maxPauseMs);
    }
  }

  /** The same pauses, but an alert is never given up. */
  public RetryPolicy withoutEnd() {
    return new RetryPolicy(WITHOUT_END, firstPauseMs, maxPauseMs);
  }

  /**
   * Pause before the next attempt, in nanoseconds.
   *
   * @param failuresInARow failures since the last success, at least 1
   */
  long pauseNs(int failuresInARow, RandomGenerator random) {
    if (maxAttempts == 1 || failuresInARow <= 1 || firstPauseMs == 0) {
      return 0;
    }
    int doublings = Math.min(failuresInARow - 2, 40);
    long pauseMs = firstPauseMs > maxPauseMs >> doublings ? maxPauseMs : firstPauseMs << doublings;
    long pauseNs = pauseMs * NS_PER_MS;
    return pauseNs - (long) (pauseNs / 2.0 * random.nextDouble());
  }
}
