package dev.saker.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many values a per-CPU map keeps for a key: one for each CPU that there might ever be. */
public final class PossibleCpus {
  public static final int COUNT = read();

  private PossibleCpus() {}

  private static int read() {
    Path file = Path.of("/sys/devices/system/cpu/possible");
    try {
      return count(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("CPUs not readable: file=" + file, e);
    }
  }

  /** How many numbers a list such as {@code 0-3,8-11} has. */
  static int count(String list) {
    int count = 0;
    for (String range : list.strip().split(",", -1)) {
      String[] ends = range.split("-", 2);
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count;
  }
}
