package dev.saker.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** The forms in which alerts show the time of their event. */
public enum AlertTime {
  /** {@code HH:MM:SS.nnnnnnnnn} in a time zone given. */
  LOCAL("evt.time"),
  /** {@code 2016-08-04T16:17:57.881730713+0000}, UTC. */
  ISO_8601("evt.time.iso8601");

  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400L;

  private final String field;

  AlertTime(String field) {
    this.field = field;
  }

  /** Name of the field that gives this form in an output template. */
  public String field() {
    return field;
  }

  /**
   * Appends a time.
   *
   * @param timestampNs nanoseconds since the epoch
   * @param zone time zone of {@link #LOCAL}; the other form is always UTC
   */
  public void append(StringBuilder out, long timestampNs, ZoneId zone) {
    long seconds = Math.floorDiv(timestampNs, NS_PER_SECOND);
    switch (this) {
      case LOCAL -> {
        ZoneRules rules = zone.getRules();
        int offset = rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        appendClock(out, seconds + offset, timestampNs);
      }
      case ISO_8601 -> {
        appendDate(out, seconds);
        appendClock(out, seconds, timestampNs);
        out.append("+0000");
      }
    }
  }

  /** Appends the form that the {@code time} of a JSON alert has: UTC, nine digits, {@code Z}. */
  public static void appendUtc(StringBuilder out, long timestampNs) {
    long seconds = Math.floorDiv(timestampNs, NS_PER_SECOND);
    appendDate(out, seconds);
    appendClock(out, seconds, timestampNs);
    out.append('Z');
  }

  private static void appendDate(StringBuilder out, long seconds) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
    appendPadded(out, date.getYear(), 4);
    out.append('-');
    appendPadded(out, date.getMonthValue(), 2);
    out.append('-');
    appendPadded(out, date.getDayOfMonth(), 2);
    out.append('T');
  }

  private static void appendClock(StringBuilder out, long seconds, long timestampNs) {
    int ofDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
    appendPadded(out, ofDay / 3600, 2);
    out.append(':');
    appendPadded(out, ofDay / 60 % 60, 2);
    out.append(':');
    appendPadded(out, ofDay % 60, 2);
    out.append('.');
    appendPadded(out, (int) Math.floorMod(timestampNs, NS_PER_SECOND), 9);
  }

  private static void appendPadded(StringBuilder out, int number, int width) {
    for (int limit = 10, digits = 1; digits < width; digits++, limit *= 10) {
      if (number < limit) {
        out.append('0');
      }
    }
    out.append(number);
  }
}
