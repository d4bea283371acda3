package dev.saker.app.run;

import dev.saker.capture.PathFilter;
import dev.saker.rules.interest.PathPattern;
import dev.saker.rules.interest.PathSet;
import org.jspecify.annotations.Nullable;

/** Brings paths that matter into the form of the probe. */
final class OpenedFiles {
  private OpenedFiles() {}

  /** The paths; null when every path has to pass. */
  static @Nullable PathFilter filter(PathSet paths) {
    if (paths.all()) {
      return null;
    }
    PathFilter filter = new PathFilter();
    for (PathPattern pattern : paths.patterns()) {
      byte[] text = pattern.text().toArray();
      boolean known =
          switch (pattern) {
            case PathPattern.Head _ -> filter.addHead(text);
            case PathPattern.Tail _ -> filter.addTail(text);
            case PathPattern.Whole _ -> {
              filter.addWhole(text);
              yield true;
            }
          };
      if (!known) {
        return null;
      }
    }
    return filter;
  }
}
