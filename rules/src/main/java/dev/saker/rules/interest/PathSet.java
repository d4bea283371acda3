package dev.saker.rules.interest;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of paths, at least as large as the one that is meant.
 *
 * @param all whether it has every path
 * @param patterns the paths that it has otherwise
 */
public record PathSet(boolean all, Set<PathPattern> patterns) {
  /** Every path. */
  public static final PathSet ALL = new PathSet(true, Set.of());

  /** No path. */
  public static final PathSet NONE = new PathSet(false, Set.of());

  public PathSet {
    patterns = Set.copyOf(patterns);
  }

  static PathSet of(PathPattern... patterns) {
    return new PathSet(false, Set.of(patterns));
  }

  /** Paths of either. */
  public PathSet or(PathSet other) {
    if (all || other.all) {
      return ALL;
    }
    Set<PathPattern> union = new HashSet<>(patterns);
    union.addAll(other.patterns);
    return new PathSet(false, union);
  }

  /** One of the two, since no path is in both that is not in it: that with fewer patterns. */
  PathSet and(PathSet other) {
    if (all) {
      return other;
    }
    return other.all || patterns.size() <= other.patterns.size() ? this : other;
  }
}
