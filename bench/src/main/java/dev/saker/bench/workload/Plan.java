package dev.saker.bench.workload;

import dev.saker.scap.Compression;

/**
 * What a capture is to be like.
 *
 * @param events how many events it has
 * @param seed the same seed, and the same rest, give the same bytes
 * @param acts how many suspicious acts happen in between, each kind in turn
 */
public record Plan(long events, long seed, int acts, Compression compression) {
  /** Enough for a measurement. */
  public static final long DEFAULT_EVENTS = 3_000_000;

  public Plan {
    if (events < 0 || acts < 0) {
      throw new IllegalArgumentException("plan out of range: events=" + events + " acts=" + acts);
    }
  }

  /** A plain capture with this many events and one act per hundred thousand of them. */
  public static Plan of(long events, long seed) {
    return new Plan(events, seed, (int) Math.min(events / 100_000, 1000), Compression.NONE);
  }
}
