package dev.saker.app.config;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Prometheus writes them: {@code 1h30m}; a bare number counts milliseconds. */
final class DurationText {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private static final long[] UNIT_MS = {
    365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
  };

  private DurationText() {}

  /** The milliseconds that a text means, blanks left out; empty when it is none, or too long. */
  static OptionalLong parseMs(String text) {
    String compact = text.replaceAll("\\s", "");
    try {
      if (!compact.isEmpty() && compact.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return OptionalLong.of(Long.parseLong(compact));
      }
      Matcher matcher = FORM.matcher(compact);
      if (compact.isEmpty() || !matcher.matches()) {
        return OptionalLong.empty();
      }
      long sumMs = 0;
      for (int unit = 0; unit < UNIT_MS.length; unit++) {
        String count = matcher.group(unit + 1);
        if (count != null) {
          long partMs = Math.multiplyExact(Long.parseLong(count), UNIT_MS[unit]);
          sumMs = Math.addExact(sumMs, partMs);
        }
      }
      return OptionalLong.of(sumMs);
    } catch (NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
