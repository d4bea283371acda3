package dev.saker.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.engine.Engine;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.scap.Compression;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event that matches no rule allocates nothing, from the file to the verdict. The exception is
 * what the state has to keep: a new process, a new program, the name of a new connection.
 */
class AllocationTest {
  private static final int EVENTS = 300_000;
  private static final int WARM_UP = 200_000;

  /** Events after which the state holds more than before. */
  private static final Set<String> KEEPING =
      Set.of("clone", "clone3", "execve", "accept4", "connect", "container", "procexit");

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  @TempDir private Path folder;

  @Test
  void eventsThatMatchNothingAllocateNothing() throws Exception {
    long[] bytes = new long[EventTable.COUNT];
    long[] events = new long[EventTable.COUNT];
    measure(bytes, events);
    Map<String, Double> found = new TreeMap<>();
    long plainBytes = 0;
    long plainEvents = 0;
    long allBytes = 0;
    for (EventType type : EventTable.all()) {
      allBytes += bytes[type.code()];
      if (!KEEPING.contains(type.name())) {
        plainBytes += bytes[type.code()];
        plainEvents += events[type.code()];
      }
      if (bytes[type.code()] > 0) {
        found.put(type.name(), (double) bytes[type.code()] / events[type.code()]);
      }
    }
    double plain = (double) plainBytes / plainEvents;
    double all = (double) allBytes / (EVENTS - WARM_UP);
    String facts = "bytes per event: plain=" + plain + " all=" + all + " byType=" + found;
    assertTrue(plain < 1, facts);
    assertTrue(all < 12, facts);
  }

  private void measure(long[] bytes, long[] events) throws Exception {
    Path file = folder.resolve("busy.scap");
    CaptureGenerator.generate(file, new Plan(EVENTS, 21, 0, Compression.NONE));
    SystemState state = new SystemState(StateOptions.DEFAULT);
    RuleEvaluator evaluator =
        rules()
            .evaluator(
                LoadOptions.SYSCALL,
                new StateFields(state, ZoneOffset.UTC, Map.of(), false),
                RuleMatching.ALL);
    int[] last = {0};
    try (CaptureReader reader = CaptureReader.open(file, state)) {
      Engine engine =
          new Engine(
              reader,
              state,
              event -> {
                last[0] = event.code();
                evaluator.evaluate(
                    event,
                    match -> {
                      throw new AssertionError("an alert: rule=" + match.rule().name());
                    });
              },
              Engine.Limits.NONE);
      engine.doWork(WARM_UP);
      while (true) {
        long before = threads.getCurrentThreadAllocatedBytes();
        if (engine.doWork(1) == 0) {
          return;
        }
        bytes[last[0]] += threads.getCurrentThreadAllocatedBytes() - before;
        events[last[0]]++;
      }
    }
  }

  private static RuleSet rules() throws Exception {
    Path file = Path.of(System.getProperty("saker.root")).resolve("examples/rules.yaml");
    RuleFile rules = new RuleFile("rules.yaml", Files.readString(file));
    return new RuleLoader(LoadOptions.defaults()).load(List.of(rules)).rules().orElseThrow();
  }
}
