package dev.saker.rules.codegen;

import java.util.Arrays;

/**
 * What was found out about the current event. Nothing is cleared from event to event: an answer
 * counts only with the ordinal of its event beside it.
 *
 * <pre>answer: | ordinal of the event, 62 bits | known | value |</pre>
 */
final class EventMemo {
  /** What {@code recall} says of an answer that is not known yet. */
  static final int UNKNOWN = 0;

  /** What {@code recall} says of a no: known, and not set. */
  static final int NO = 2;

  /** What {@code recall} says of a yes. */
  static final int YES = 3;

  /** Ordinal of the current event. */
  long now;

  private long[] answers = {};

  /** Makes room for answers; keeps those that there are. */
  void reserve(int count) {
    if (count > answers.length) {
      answers = Arrays.copyOf(answers, 2 * count);
    }
  }

  int recall(int index) {
    long answer = answers[index];
    return answer >>> 2 == now ? (int) answer & 3 : UNKNOWN;
  }

  boolean remember(int index, boolean value) {
    answers[index] = now << 2 | (value ? YES : NO);
    return value;
  }
}
