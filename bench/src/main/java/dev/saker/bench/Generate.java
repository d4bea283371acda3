package dev.saker.bench;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.scap.Compression;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a capture to measure with: {@code Generate FILE [EVENTS [SEED]]}. A file whose name ends
 * in {@code .gz} is compressed.
 */
public final class Generate {
  private Generate() {}

  /** Writes the capture and says so. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 3) {
      System.err.println("usage: generate FILE [EVENTS [SEED]]");
      System.exit(1);
    }
    Path file = Path.of(args[0]);
    long events = args.length > 1 ? Long.parseLong(args[1]) : Plan.DEFAULT_EVENTS;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Plan plan = Plan.of(events, seed);
    if (args[0].endsWith(".gz")) {
      plan = new Plan(events, seed, plan.acts(), Compression.GZIP);
    }
    CaptureGenerator.generate(file, plan);
    System.out.println(file + ": events=" + events + " seed=" + seed + " acts=" + plan.acts());
  }
}
