package dev.saker.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long it takes from the shell's point of view until {@code ./saker --version} has ended. */
final class Startup {

  static final String NAME = "Startup";

  private static final int WARM_UPS = 3;
  private static final int RUNS = 20;

  private Startup() {}

  /** Starts the program some times, one after the other, and tells the spread in milliseconds. */
  static String measure(Path home) throws IOException, InterruptedException {
    List<Double> elapsedMs = new ArrayList<>();
    for (int run = -WARM_UPS; run < RUNS; run++) {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(home.resolve("saker").toString(), "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("./saker --version ended with status " + status);
      }
      if (run >= 0) {
        elapsedMs.add((System.nanoTime() - began) / 1e6);
      }
    }
    Collections.sort(elapsedMs);
    return String.format(
        Locale.ROOT,
        "%s: ./saker --version, %d runs: fastest %.0f ms, median %.0f ms, slowest %.0f ms%n",
        NAME,
        RUNS,
        elapsedMs.getFirst(),
        elapsedMs.get(RUNS / 2),
        elapsedMs.getLast());
  }
}
