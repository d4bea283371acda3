package dev.saker.bench;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.events.SourceException;
import dev.saker.rules.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs with some rules, or with none. What the rules cost is the difference: fields
 * are read from the state, so that it has to be led along.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public abstract class EventCost {
  static final String NONE = "none";
  private static final int EVENTS = 4096;

  /** In which form the rules run. */
  @Param({"COMPILED", "INTERPRETED"})
  public Evaluation evaluation = Evaluation.COMPILED;

  private Path generated = Path.of("");
  private @Nullable EventLoop loop;

  /** Which rules, see {@link RuleSets}; or {@link #NONE}. */
  abstract String rules();

  /** Whose events; by default those of a generated capture. */
  List<Path> captures(Path home) throws IOException {
    generated = Files.createTempFile("saker-bench", ".scap");
    CaptureGenerator.generate(generated, Plan.of(1_000_000, 1));
    return List.of(generated);
  }

  /** Opens the events and prepares the rules. */
  @Setup
  public void open() throws IOException, SourceException {
    Path home = Path.of(System.getProperty("saker.home", "."));
    loop =
        new EventLoop(
            captures(home), rules().equals(NONE) ? null : RuleSets.load(rules(), home), evaluation);
  }

  /** Lets go of them. */
  @TearDown
  public void close() throws IOException, SourceException {
    Objects.requireNonNull(loop).close();
    Files.deleteIfExists(generated);
  }

  /** Leads the state along, and holds events against the rules. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long events() throws SourceException {
    return Objects.requireNonNull(loop).run(EVENTS);
  }
}
