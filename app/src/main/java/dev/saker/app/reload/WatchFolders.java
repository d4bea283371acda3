package dev.saker.app.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders in which something happens when a file changes, or when a link leads elsewhere.
 */
final class WatchFolders {
  private static final int MOST_LINKS = 40;

  private WatchFolders() {}

  /**
   * The folders that these paths depend on: each folder itself, the one each file stands in, the
   * ones of all symbolic links on the way, and the nearest one that exists where there is nothing.
   */
  static Set<Path> of(Collection<Path> paths) {
    Set<Path> folders = new TreeSet<>();
    for (Path path : paths) {
      Path absolute = path.toAbsolutePath().normalize();
      if (Files.isDirectory(absolute)) {
        folders.add(absolute);
      }
      addExisting(absolute.getParent(), folders);
      addLinks(absolute, folders);
    }
    return folders;
  }

  private static void addExisting(@Nullable Path folder, Set<Path> folders) {
    Path nearest = folder;
    while (nearest != null && !Files.isDirectory(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest != null) {
      folders.add(nearest);
    }
  }

  /** Follows the links of a path by hand, since each of them can be made to lead elsewhere. */
  private static void addLinks(Path path, Set<Path> folders) {
    Path rest = path;
    for (int links = 0; links < MOST_LINKS; links++) {
      Path link = firstLink(rest);
      if (link == null) {
        addExisting(rest.getParent(), folders);
        return;
      }
      addExisting(link.getParent(), folders);
      try {
        Path target = link.resolveSibling(Files.readSymbolicLink(link));
        rest = target.resolve(link.relativize(rest)).normalize();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static @Nullable Path firstLink(Path path) {
    Path prefix = path.getRoot();
    for (Path name : path) {
      prefix = prefix.resolve(name);
      if (Files.isSymbolicLink(prefix)) {
        return prefix;
      }
    }
    return null;
  }
}
