package dev.saker.state;

import java.util.function.LongPredicate;

/**
 * Bounds of the state.
 *
 * @param maxThreads most threads held; further ones are dropped and counted
 * @param maxDescriptors most descriptors held per process; further ones are dropped and counted
 * @param purgeIntervalNs event time between two searches for inactive threads; 0 for none
 * @param threadTimeoutNs event time after which a thread without events counts as inactive
 * @param gone whether an inactive thread, by its number, is to be forgotten
 */
public record StateOptions(
    int maxThreads,
    int maxDescriptors,
    long purgeIntervalNs,
    long threadTimeoutNs,
    LongPredicate gone) {

  /** The bounds used unless configured otherwise; threads are not purged, as in a replay. */
  public static final StateOptions DEFAULT = new StateOptions(262_144, 4_096, 0, 300_000_000_000L);

  /** Bounds by which every inactive thread is forgotten. */
  public StateOptions(
      int maxThreads, int maxDescriptors, long purgeIntervalNs, long threadTimeoutNs) {
    this(maxThreads, maxDescriptors, purgeIntervalNs, threadTimeoutNs, tid -> true);
  }

  public StateOptions {
    if (maxThreads < 1 || maxDescriptors < 1 || purgeIntervalNs < 0 || threadTimeoutNs < 0) {
      throw new IllegalArgumentException(
          "state bound out of range: maxThreads="
              + maxThreads
              + " maxDescriptors="
              + maxDescriptors
              + " purgeIntervalNs="
              + purgeIntervalNs
              + " threadTimeoutNs="
              + threadTimeoutNs);
    }
  }
}
