package dev.saker.app.run;

import java.time.Instant;

/** The time of alerts that no event brings about. */
public final class Now {
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private Now() {}

  /** Nanoseconds since the epoch. */
  public static long timestampNs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
  }
}
