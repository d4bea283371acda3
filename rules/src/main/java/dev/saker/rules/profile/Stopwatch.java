package dev.saker.rules.profile;

import java.util.function.LongSupplier;

/** Measures nested stretches of time and takes out what the measuring itself costs. One thread. */
final class Stopwatch {
  private static final int ROUNDS = 20_000;

  /** No condition takes that long: another program had the processor in between. */
  private static final long INTERRUPTED_NS = 1_000_000;

  private final LongSupplier clock;

  /** Stretches measured so far. */
  private long count;

  /** What a measured stretch shows too much, and what it costs the one around it. */
  private double ownNs;

  private double wholeNs;

  /**
   * @param clock nanoseconds
   */
  Stopwatch(LongSupplier clock) {
    this.clock = clock;
    calibrate();
  }

  long now() {
    return clock.getAsLong();
  }

  /** How many stretches have ended; to be asked when one begins. */
  long ended() {
    return count;
  }

  /**
   * Ends a stretch.
   *
   * @param startNs what {@link #now} said when it began
   * @param endedBefore what {@link #ended} said then
   * @return its length; around 0 it may be a little less than that, so that sums are right
   */
  long end(long startNs, long endedBefore) {
    long elapsed = now() - startNs;
    long nested = count - endedBefore;
    count++;
    return Math.round(elapsed - ownNs - nested * wholeNs);
  }

  /** Whether a stretch of this length tells more of other programs than of itself. */
  static boolean isInterrupted(long elapsedNs) {
    return elapsedNs > INTERRUPTED_NS;
  }

  private void calibrate() {
    for (int round = 0; round < 2; round++) {
      // The first round warms up.
      long sum = 0;
      long start = now();
      for (int i = 0; i < ROUNDS; i++) {
        long elapsed = end(now(), ended());
        sum += isInterrupted(elapsed) ? 0 : elapsed;
      }
      double whole = (double) (now() - start) / ROUNDS;
      ownNs += (double) sum / ROUNDS;
      wholeNs = whole;
    }
    count = 0;
  }
}
