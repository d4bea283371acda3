package dev.saker.bench.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What delivery costs, and what one blocked output does to the others. */
public final class Delivery {
  /** Name by which it is asked for. */
  public static final String NAME = "Delivery";

  private Delivery() {}

  /** Measures, and writes {@code delivery.md} into the folder. */
  public static void measure(Path results) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("saker-delivery");
    try {
      String sinks = SinkThroughput.measure(folder);
      String blocked = BlockedOutput.measure();
      Files.writeString(results.resolve("delivery.md"), sinks + "\n" + blocked);
    } finally {
      delete(folder);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
