package dev.saker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import dev.saker.alerts.Priority;
import dev.saker.events.SourceException;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadResult;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final String RULES =
      """
      - rule: Even
        desc: d
        condition: evt.type = close and evt.num in (2, 4)
        output: even
        priority: WARNING
      - rule: All
        desc: d
        condition: evt.type = close
        output: any
        priority: INFO
      """;

  private final List<String> alerts = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final MatchCounts counts = new MatchCounts();

  @Test
  void firstRuleThatMatchesRaisesTheAlert() throws SourceException {
    run(RuleMatching.FIRST);
    assertEquals(List.of("All", "Even", "All", "Even"), alerts);
    assertEquals(4, counts.total());
    assertEquals(2, counts.of("Even"));
    assertEquals(2, counts.of("All"));
    assertEquals(0, counts.of("None"));
    assertEquals(2, counts.of(Priority.WARNING));
    assertEquals(2, counts.of(Priority.INFORMATIONAL));
    assertEquals(0, counts.of(Priority.ERROR));
  }

  @Test
  void everyRuleThatMatchesRaisesAnAlertWhenAllAreWanted() throws SourceException {
    run(RuleMatching.ALL);
    assertEquals(List.of("All", "Even", "All", "All", "Even", "All"), alerts);
    assertEquals(6, counts.total());
  }

  @Test
  void rulesGivenWhileEventsGoByCountFromTheNextOneOn() throws SourceException {
    FakeSource source = new FakeSource(4, 0, null);
    RuleSet rules = load().rules().orElseThrow();
    RuleSet others =
        new RuleLoader(LoadOptions.defaults())
            .load(List.of(new RuleFile("others.yaml", RULES.replace("rule: ", "rule: Other "))))
            .rules()
            .orElseThrow();
    Detector detector =
        new Detector(evaluator(rules, source), new ListSink(), "host", counts, failure -> {});
    SystemState state = new SystemState(StateOptions.DEFAULT);
    Engine engine = new Engine(source, state, detector, Engine.Limits.NONE);
    engine.doWork(2);
    detector.replaceRules(evaluator(rules, source));
    detector.replaceRules(evaluator(others, source));
    engine.doWork(2);
    assertEquals(List.of("All", "Even", "Other All", "Other Even"), alerts);
    assertEquals(4, counts.total());
  }

  @Test
  void alertThatTheSinkRefusesIsCountedAndReported() throws SourceException {
    LoadResult result = load();
    FakeSource source = new FakeSource(2, 0, null);
    Detector detector =
        new Detector(
            result.rules().orElseThrow().evaluator("syscall", source, RuleMatching.FIRST),
            new RefusingSink(),
            "host",
            counts,
            failure -> failures.add(failure.getMessage()));
    new Engine(source, new SystemState(StateOptions.DEFAULT), detector, Engine.Limits.NONE)
        .doWork(10);
    assertEquals(List.of("refused", "refused"), failures);
    assertEquals(2, counts.total());
  }

  private void run(RuleMatching matching) throws SourceException {
    FakeSource source = new FakeSource(4, 0, null);
    Detector detector =
        new Detector(
            load().rules().orElseThrow().evaluator("syscall", source, matching),
            new ListSink(),
            "host",
            counts,
            failure -> failures.add(failure.getMessage()));
    new Engine(source, new SystemState(StateOptions.DEFAULT), detector, Engine.Limits.NONE)
        .doWork(10);
    assertTrue(failures.isEmpty());
  }

  private static RuleEvaluator evaluator(RuleSet rules, FakeSource source) {
    return rules.evaluator("syscall", source, RuleMatching.FIRST);
  }

  private static LoadResult load() {
    return new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile("rules", RULES)));
  }

  /** Keeps what it gets. */
  private final class ListSink implements AlertSink {
    @Override
    public String name() {
      return "list";
    }

    @Override
    public void accept(Alert alert) {
      assertEquals("host", alert.hostname());
      alerts.add(alert.rule());
    }

    @Override
    public void flush() {}

    @Override
    public void reopen() {}

    @Override
    public void close() {}
  }

  /** Takes nothing. */
  private static final class RefusingSink implements AlertSink {
    @Override
    public String name() {
      return "refusing";
    }

    @Override
    public void accept(Alert alert) throws IOException {
      throw new IOException("refused");
    }

    @Override
    public void flush() {}

    @Override
    public void reopen() {}

    @Override
    public void close() {}
  }
}
