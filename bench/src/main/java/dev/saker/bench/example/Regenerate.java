package dev.saker.bench.example;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes the files of {@code examples/} that are made by a program: {@code ./dev regen}. */
public final class Regenerate {
  private static final int BUSY_EVENTS = 20_000;
  private static final long BUSY_SEED = 7;

  private Regenerate() {}

  /** Writes into the folder given. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected a folder");
    }
    Path folder = Path.of(args[0]);
    Intrusion.write(folder.resolve("intrusion.scap"));
    writeBusy(folder.resolve("busy.scap.gz"));
  }

  /** A few seconds of a busy server, the kind of capture that is also measured with. */
  private static void writeBusy(Path file) throws IOException {
    Path plain = Files.createTempFile("busy", ".scap");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      CaptureGenerator.generate(plain, Plan.of(BUSY_EVENTS, BUSY_SEED));
      Files.copy(plain, packed);
    } finally {
      Files.deleteIfExists(plain);
    }
  }
}
