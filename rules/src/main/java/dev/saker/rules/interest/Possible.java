package dev.saker.rules.interest;

/**
 * Of a condition: on which paths it may hold, and on which it may not.
 *
 * @param holds paths of files on which it may hold
 * @param fails paths of files on which it may fail
 */
record Possible(PathSet holds, PathSet fails) {
  /** Nothing is known. */
  static final Possible UNKNOWN = new Possible(PathSet.ALL, PathSet.ALL);

  /** It never holds. */
  static final Possible NEVER = new Possible(PathSet.NONE, PathSet.ALL);

  /** It always holds. */
  static final Possible ALWAYS = new Possible(PathSet.ALL, PathSet.NONE);

  Possible and(Possible other) {
    return new Possible(holds.and(other.holds), fails.or(other.fails));
  }

  Possible or(Possible other) {
    return new Possible(holds.or(other.holds), fails.and(other.fails));
  }

  Possible not() {
    return new Possible(/* holds= */ fails, /* fails= */ holds);
  }
}
