package dev.saker.state.fields;

import dev.saker.events.TextBuffer;

/** Parts of times as text, from nanoseconds since the epoch on the clock to be shown. */
final class TimeText {
  static final long SECOND_NS = 1_000_000_000L;
  private static final long DAY_S = 86_400;

  private TimeText() {}

  /** Appends {@code YYYY-MM-DD}. */
  static void appendDate(TextBuffer out, long ns) {
    // Days are counted from 0000-03-01, so that the leap day ends a year of the count.
    long day = Math.floorDiv(Math.floorDiv(ns, SECOND_NS), DAY_S) + 719_468;
    long era = Math.floorDiv(day, 146_097);
    long dayOfEra = day - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    out.appendPadded(year, 4).append('-').appendPadded(month, 2).append('-');
    out.appendPadded(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2);
  }

  /** Appends {@code HH:MM:SS}. */
  static void appendClock(TextBuffer out, long ns) {
    long second = Math.floorMod(Math.floorDiv(ns, SECOND_NS), DAY_S);
    out.appendPadded(second / 3600, 2).append(':');
    out.appendPadded(second / 60 % 60, 2).append(':');
    out.appendPadded(second % 60, 2);
  }

  /** Appends {@code .nnnnnnnnn}. */
  static void appendFraction(TextBuffer out, long ns) {
    out.append('.').appendPadded(Math.floorMod(ns, SECOND_NS), 9);
  }
}
