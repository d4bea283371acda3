package dev.saker.bench;

import dev.saker.bench.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks and writes down what came out: {@code Benchmarks RESULTS [PATTERN]}. The pattern
 * is a regular expression that is looked for in the benchmarks' names.
 *
 * <p>Single pieces are JMH benchmarks, classes named {@code ...Benchmark}; they run with the
 * allocation profiler, since bytes per event matter as much as time does. What needs the whole
 * program is a class of its own, started from here.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs what matches; fails when nothing does. */
  public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
    Path results = Path.of(args[0]);
    String pattern = args.length > 1 ? args[1] : "";
    Files.createDirectories(results);

    Path home = Path.of(System.getProperty("saker.home", "."));
    boolean wholePath = WholePath.NAME.matches(".*(?:" + pattern + ").*");
    if (wholePath) {
      WholePath.measure(home, results);
    }
    boolean startup = Startup.NAME.matches(".*(?:" + pattern + ").*");
    if (startup) {
      String report = Startup.measure(home);
      System.out.print(report);
      Files.writeString(results.resolve("startup.txt"), report);
    }
    boolean delivery = Delivery.NAME.matches(".*(?:" + pattern + ").*");
    if (delivery) {
      Delivery.measure(results);
    }
    if (!runSinglePieces(results, pattern) && !startup && !wholePath && !delivery) {
      System.err.println("bench: no benchmark's name matches '" + pattern + "'");
      System.exit(1);
    }
  }

  private static boolean runSinglePieces(Path results, String pattern) throws RunnerException {
    if (Benchmarks.class.getResource("/META-INF/BenchmarkList") == null) {
      return false;
    }
    try {
      new Runner(options(results, pattern).build()).run();
      return true;
    } catch (NoBenchmarksException e) {
      return false;
    }
  }

  private static ChainedOptionsBuilder options(Path results, String pattern) {
    return new OptionsBuilder()
        .include(pattern.isEmpty() ? ".*" : pattern)
        .jvmArgsAppend("-XX:+UseSerialGC", "-Dsaker.home=" + System.getProperty("saker.home", "."))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuProfiler.class)
        .resultFormat(ResultFormatType.JSON)
        .result(results.resolve("jmh.json").toString());
  }
}
