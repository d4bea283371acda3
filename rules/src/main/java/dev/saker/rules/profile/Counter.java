package dev.saker.rules.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What was counted of one rule or macro. One thread counts at a time; any thread may read, and sees
 * each figure a little later.
 */
final class Counter {
  private static final VarHandle EVALUATIONS = field("evaluations");
  private static final VarHandle MATCHES = field("matches");
  private static final VarHandle TIMED = field("timed");
  private static final VarHandle TIME = field("timeNs");

  @SuppressWarnings("unused") // by handle
  private long evaluations;

  @SuppressWarnings("unused") // by handle
  private long matches;

  /** Evaluations of which the time is known; the others were interrupted. */
  @SuppressWarnings("unused") // by handle
  private long timed;

  @SuppressWarnings("unused") // by handle
  private long timeNs;

  void count(boolean matched, long elapsedNs) {
    EVALUATIONS.setOpaque(this, (long) EVALUATIONS.get(this) + 1);
    if (matched) {
      MATCHES.setOpaque(this, (long) MATCHES.get(this) + 1);
    }
    if (!Stopwatch.isInterrupted(elapsedNs)) {
      TIMED.setOpaque(this, (long) TIMED.get(this) + 1);
      TIME.setOpaque(this, (long) TIME.get(this) + elapsedNs);
    }
  }

  /**
   * The figures so far.
   *
   * @param factor how many events each one counted stands for
   */
  RuleProfile.Figures figures(String name, long factor) {
    long evaluations = (long) EVALUATIONS.getOpaque(this);
    double known = Math.max(1, (long) TIMED.getOpaque(this));
    double timeNs = Math.max(0, (long) TIME.getOpaque(this)) / known * evaluations;
    return new RuleProfile.Figures(
        name,
        factor * evaluations,
        factor * (long) MATCHES.getOpaque(this),
        Math.round(factor * timeNs));
  }

  private static VarHandle field(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(Counter.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such field: name=" + name, e);
    }
  }
}
