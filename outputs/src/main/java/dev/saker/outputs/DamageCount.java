package dev.saker.outputs;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counts and tells damaged places of a spool, those found before there is an output included. */
final class DamageCount {
  private final ProblemLimiter problems;
  private @Nullable AtomicLongArray counts;
  private long early;

  DamageCount(ProblemLimiter problems) {
    this.problems = problems;
  }

  synchronized void report(String detail) {
    AtomicLongArray target = counts;
    if (target == null) {
      early++;
    } else {
      target.incrementAndGet(OutputCounter.DAMAGED.ordinal());
    }
    problems.report(OutputProblem.Kind.DAMAGE, 0, detail);
  }

  synchronized void countIn(AtomicLongArray target) {
    counts = target;
    target.addAndGet(OutputCounter.DAMAGED.ordinal(), early);
  }
}
