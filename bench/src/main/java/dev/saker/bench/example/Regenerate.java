package dev.saker.bench.example;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the files of {@code examples/} that are made by a program: {@code ./dev regen}. */
public final class Regenerate {
  private Regenerate() {}

  /** Writes into the folder given. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected a folder");
    }
    Intrusion.write(Path.of(args[0]).resolve("intrusion.scap"));
  }
}
