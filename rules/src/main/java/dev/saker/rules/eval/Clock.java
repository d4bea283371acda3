package dev.saker.rules.eval;

/** Counts events, so that what was computed for one is not taken for another. */
final class Clock {
  /** Ordinal of the current event. */
  long now;
}
