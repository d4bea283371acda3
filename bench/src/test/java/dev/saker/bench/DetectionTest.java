package dev.saker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.engine.Detector;
import dev.saker.engine.Engine;
import dev.saker.engine.MatchCounts;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.Surroundings;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.scap.Compression;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import dev.saker.testkit.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmarks run finds what was hidden in the capture, and nothing else. */
class DetectionTest {
  private static final int KINDS_OF_ACTS = 10;
  private static final int ROUNDS = 2;

  @TempDir private Path folder;

  @Test
  void rulesThatPeopleRunFindEachActOnce() throws Exception {
    Path file = Shared.path("corpus/rules/falco_rules.yaml");
    RuleSet rules = load(file);
    Map<String, Long> found = detect(rules);
    assertEquals(KINDS_OF_ACTS, found.size(), "found=" + found);
    found.forEach((rule, times) -> assertEquals(ROUNDS, times, rule));
  }

  @Test
  void exampleRulesFindWhatTheyAreFor() throws Exception {
    Path examples = Path.of(System.getProperty("saker.root")).resolve("examples/rules.yaml");
    Map<String, Long> found = detect(load(examples));
    assertEquals((long) ROUNDS, found.get("Password file read"), "found=" + found);
    assertEquals((long) ROUNDS, found.get("Terminal in a container"), "found=" + found);
    assertEquals((long) ROUNDS, found.get("Program that was not in the image"), "found=" + found);
    assertEquals(
        (long) ROUNDS,
        found.get("Connection to an unusual port from a container"),
        "found=" + found);
  }

  private Map<String, Long> detect(RuleSet rules) throws Exception {
    Path file = folder.resolve("busy.scap");
    CaptureGenerator.generate(file, new Plan(100_000, 3, KINDS_OF_ACTS * ROUNDS, Compression.NONE));
    SystemState state = new SystemState(StateOptions.DEFAULT);
    MatchCounts counts = new MatchCounts();
    Outputs outputs =
        Outputs.start(List.of(), Outputs.Options.DEFAULT, Surroundings.real(), problem -> {});
    Detector detector =
        new Detector(
            rules.evaluator(
                LoadOptions.SYSCALL,
                new StateFields(state, ZoneOffset.UTC, Map.of(), false),
                RuleMatching.FIRST),
            outputs,
            "host",
            counts,
            failure -> {
              throw new AssertionError(failure);
            });
    try (CaptureReader reader = CaptureReader.open(file, state);
        outputs) {
      new Engine(reader, state, detector, Engine.Limits.NONE).doWork(Integer.MAX_VALUE);
    }
    Map<String, Long> found = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      if (counts.of(rule.name()) > 0) {
        found.put(rule.name(), counts.of(rule.name()));
      }
    }
    return found;
  }

  private static RuleSet load(Path file) throws Exception {
    RuleFile rules = new RuleFile(file.toString(), Files.readString(file));
    return new RuleLoader(LoadOptions.defaults()).load(List.of(rules)).rules().orElseThrow();
  }
}
