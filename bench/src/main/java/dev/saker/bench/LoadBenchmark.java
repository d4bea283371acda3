package dev.saker.bench;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes from the text of rules until they can run, and until the code for every type of
 * event is there. Cold is the first time in a JVM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
  /** Which rules, see {@link RuleSets}. */
  @Param({RuleSets.STABLE, RuleSets.ALL, "1000"})
  public String rules = RuleSets.STABLE;

  private List<RuleFile> files = List.of();

  /** Reads the files. */
  @Setup
  public void read() throws IOException {
    files = RuleSets.files(rules, Path.of(System.getProperty("saker.home", ".")));
  }

  /** Loads in a fresh JVM. */
  @Benchmark
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public RuleEvaluator loadCold() throws IOException {
    return load();
  }

  /** Loads and compiles everything in a fresh JVM. */
  @Benchmark
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public long loadAndCompileCold() throws IOException {
    return compileAll(load());
  }

  /** Loads in a JVM that has done so before, as a reload does. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 15)
  @Measurement(iterations = 10)
  public RuleEvaluator loadWarm() throws IOException {
    return load();
  }

  /** Loads and compiles everything in a JVM that has done so before. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 15)
  @Measurement(iterations = 10)
  public long loadAndCompileWarm() throws IOException {
    return compileAll(load());
  }

  private RuleEvaluator load() throws IOException {
    RuleSet set = RuleSets.load(files);
    SystemState state = new SystemState(StateOptions.DEFAULT);
    StateFields fields = new StateFields(state, ZoneOffset.UTC, Map.of(), false);
    return set.evaluator(LoadOptions.SYSCALL, fields, RuleMatching.ALL);
  }

  /** Shows one event of each type, all of whose parameters are missing. */
  private static long compileAll(RuleEvaluator evaluator) {
    EventBuilder builder = new EventBuilder();
    EventView view = new EventView();
    long[] matches = new long[1];
    for (EventType type : EventTable.all()) {
      builder.start(type, 1, 1);
      for (int i = 0; i < type.params().size(); i++) {
        builder.empty();
      }
      int length = builder.finish();
      view.wrap(builder.buffer(), 0, length);
      evaluator.evaluate(view, match -> matches[0]++);
    }
    return matches[0];
  }
}
