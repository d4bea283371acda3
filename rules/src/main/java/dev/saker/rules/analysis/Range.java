package dev.saker.rules.analysis;

import dev.saker.rules.ir.Test;
import org.jspecify.annotations.Nullable;

/**
 * Numbers between two ends, both included. Unsigned numbers are moved so that they compare as
 * signed ones do.
 */
record Range(long low, long high) {
  static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  private static final Range NONE = new Range(Long.MAX_VALUE, Long.MIN_VALUE);

  /** The numbers that pass a test; null when they are no range. */
  static @Nullable Range of(Test.Number test) {
    long at = number(test.operand(), test.signed());
    return switch (test.relation()) {
      case EQ -> new Range(at, at);
      case NE -> null;
      case LT -> at == Long.MIN_VALUE ? NONE : new Range(Long.MIN_VALUE, at - 1);
      case LE -> new Range(Long.MIN_VALUE, at);
      case GT -> at == Long.MAX_VALUE ? NONE : new Range(at + 1, Long.MAX_VALUE);
      case GE -> new Range(at, Long.MAX_VALUE);
    };
  }

  /** The numbers that fail a test; null when they are no range. */
  static @Nullable Range outside(Test.Number test) {
    long at = number(test.operand(), test.signed());
    return switch (test.relation()) {
      case EQ -> null;
      case NE -> new Range(at, at);
      case LT -> new Range(at, Long.MAX_VALUE);
      case LE -> at == Long.MAX_VALUE ? NONE : new Range(at + 1, Long.MAX_VALUE);
      case GT -> new Range(Long.MIN_VALUE, at);
      case GE -> at == Long.MIN_VALUE ? NONE : new Range(Long.MIN_VALUE, at - 1);
    };
  }

  Range and(Range other) {
    return new Range(Math.max(low, other.low), Math.min(high, other.high));
  }

  boolean isEmpty() {
    return low > high;
  }

  boolean holds(Range other) {
    return other.isEmpty() || low <= other.low && other.high <= high;
  }

  private static long number(long value, boolean signed) {
    return signed ? value : value ^ Long.MIN_VALUE;
  }
}
