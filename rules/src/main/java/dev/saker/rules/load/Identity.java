package dev.saker.rules.load;

/** Comparison of objects by what they are, where equal content is not enough. */
final class Identity {
  private Identity() {}

  @SuppressWarnings("ReferenceEquality") // that is the point
  static boolean same(Object one, Object other) {
    return one == other;
  }
}
