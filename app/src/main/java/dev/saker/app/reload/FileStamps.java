package dev.saker.app.reload;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What files looked like at one moment: two that are equal mean that nothing was written, replaced,
 * removed or led elsewhere in between. Immutable.
 *
 * @param stamps by path; a folder has an entry for each of its files
 */
record FileStamps(Map<Path, String> stamps) {
  private static final String ABSENT = "absent";

  /** How far the clock of files may be behind that of the system. */
  static final long CLOCK_GRAIN_MS = 10;

  FileStamps {
    stamps = Map.copyOf(stamps);
  }

  /** Looks at files and folders; those that are not there have a stamp too. */
  static FileStamps of(Collection<Path> paths) {
    Map<Path, String> stamps = new TreeMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        addFolder(path, stamps);
      } else {
        stamps.put(path, stamp(path));
      }
    }
    return new FileStamps(stamps);
  }

  /**
   * Whether any of these was written since a moment, as far as the clock of files tells.
   *
   * @param sinceMs milliseconds since the epoch
   */
  static boolean anyWrittenSince(Collection<Path> paths, long sinceMs) {
    long nowMs = System.currentTimeMillis();
    for (Path path : of(paths).stamps().keySet()) {
      long writtenMs = writtenMs(path);
      if (writtenMs >= sinceMs - CLOCK_GRAIN_MS && writtenMs <= nowMs) {
        return true;
      }
    }
    return false;
  }

  /** Time of the last change; the earliest there is for what is not there. */
  private static long writtenMs(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return Long.MIN_VALUE;
    }
  }

  private static void addFolder(Path folder, Map<Path, String> stamps) {
    stamps.put(folder, "folder");
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isRegularFile(child)) {
          stamps.put(child, stamp(child));
        }
      }
    } catch (IOException e) {
      stamps.put(folder, ABSENT);
    }
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file.toRealPath()
          + " "
          + attributes.fileKey()
          + " "
          + attributes.size()
          + " "
          + attributes.lastModifiedTime();
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
