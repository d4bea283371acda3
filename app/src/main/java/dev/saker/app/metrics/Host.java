package dev.saker.app.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What does not change while the host is up.
 *
 * @param kernelRelease release of the kernel
 * @param bootNs when it started, in nanoseconds since the epoch; 0 when that is not known
 * @param processors number of processors
 */
record Host(String kernelRelease, long bootNs, int processors) {
  private static final String BOOT = "btime ";
  private static final long NS_PER_SECOND = 1_000_000_000L;

  /**
   * Reads it.
   *
   * @param proc the folder {@code /proc}
   */
  static Host read(Path proc) {
    return new Host(
        text(proc.resolve("sys/kernel/osrelease")).strip(),
        text(proc.resolve("stat"))
                .lines()
                .filter(line -> line.matches(BOOT + "[0-9]{1,10}"))
                .mapToLong(line -> Long.parseLong(line.substring(BOOT.length())))
                .findFirst()
                .orElse(0)
            * NS_PER_SECOND,
        Runtime.getRuntime().availableProcessors());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // No /proc here: the metrics about the host are empty.
      return "";
    }
  }
}
