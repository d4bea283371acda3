package dev.saker.rules.load;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of three numbers. */
record Version(long major, long minor, long patch) implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("\\s*\\+?(\\d{1,9})\\.\\+?(\\d{1,9})\\.\\+?(\\d{1,9}).*", Pattern.DOTALL);
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::major)
          .thenComparingLong(Version::minor)
          .thenComparingLong(Version::patch);

  /** Reads {@code x.y.z}; what follows is not looked at. */
  static Optional<Version> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3))));
  }

  /** Whether this can do what the other one promises: same major number, and not older. */
  boolean satisfies(Version required) {
    return major == required.major && compareTo(required) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
