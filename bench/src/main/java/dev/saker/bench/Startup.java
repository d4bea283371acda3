package dev.saker.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a user waits for, from the shell's point of view: until {@code ./saker --version} has ended,
 * until a replay of the example shows its first alert, and until that has ended.
 */
final class Startup {

  static final String NAME = "Startup";

  private static final int WARM_UPS = 3;
  private static final int RUNS = 20;

  private final Path home;

  private Startup(Path home) {
    this.home = home;
  }

  /** Starts the program some times, one after the other, and tells the spread in milliseconds. */
  static String measure(Path home) throws IOException, InterruptedException {
    Startup startup = new Startup(home);
    String capture = home.resolve("examples/intrusion.scap").toString();
    String rules = home.resolve("examples/rules.yaml").toString();
    return startup.measure(List.of("--version"))
        + startup.measure(List.of("replay", capture, "-r", rules));
  }

  private String measure(List<String> arguments) throws IOException, InterruptedException {
    List<Double> firstMs = new ArrayList<>();
    List<Double> endMs = new ArrayList<>();
    for (int run = -WARM_UPS; run < RUNS; run++) {
      long began = System.nanoTime();
      long first = run(arguments);
      if (run >= 0) {
        firstMs.add((first - began) / 1e6);
        endMs.add((System.nanoTime() - began) / 1e6);
      }
    }
    String name = NAME + ": ./saker " + arguments.getFirst();
    return line(name + ", first output", firstMs) + line(name + ", end", endMs);
  }

  /** Runs the program to its end; answers when its first output came. */
  private long run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("saker").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    long first;
    try (InputStream output = process.getInputStream()) {
      if (output.read() < 0) {
        throw new IOException("no output: command=" + command);
      }
      first = System.nanoTime();
      output.transferTo(OutputStream.nullOutputStream());
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("program failed: command=" + command + " status=" + status);
    }
    return first;
  }

  private static String line(String what, List<Double> elapsedMs) {
    Collections.sort(elapsedMs);
    return String.format(
        Locale.ROOT,
        "%s, %d runs: fastest %.0f ms, median %.0f ms, slowest %.0f ms%n",
        what,
        RUNS,
        elapsedMs.getFirst(),
        elapsedMs.get(RUNS / 2),
        elapsedMs.getLast());
  }
}
