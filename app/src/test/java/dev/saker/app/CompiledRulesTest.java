package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.saker.alerts.Alert;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.rules.Evaluation;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleEvaluator;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSet;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import dev.saker.testkit.RandomStory;
import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule files of the corpus, compiled and interpreted side by side, alert by alert. */
class CompiledRulesTest {
  private static final List<String> FILES =
      List.of("falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml");

  @Test
  void capturesGiveTheSameAlerts() throws IOException, SourceException {
    List<RuleSet> sets = ruleSets();
    try (Stream<Path> captures = Files.list(Shared.path("corpus/scap"))) {
      for (Path capture : captures.sorted().toList()) {
        for (RuleSet rules : sets) {
          for (RuleMatching matching : RuleMatching.values()) {
            SystemState state = new SystemState(StateOptions.DEFAULT);
            Pair pair = new Pair(rules, state, matching);
            EventView view = new EventView();
            try (CaptureReader reader = CaptureReader.open(capture, state)) {
              while (reader.next(view)) {
                state.onEvent(view);
                if ((view.captureFlags() & EventView.STATE_ONLY) == 0) {
                  pair.compare(view, capture.getFileName() + " event=" + view.number());
                }
                state.afterEvent();
              }
            }
          }
        }
      }
    }
  }

  @Test
  void storiesGiveTheSameAlerts() throws IOException {
    for (RuleSet rules : ruleSets()) {
      long seed = System.nanoTime();
      System.out.println("seed=" + seed);
      SystemState state = new SystemState(StateOptions.DEFAULT);
      Pair pair = new Pair(rules, state, RuleMatching.ALL);
      EventView view = new EventView();
      new RandomStory(
              seed,
              state,
              (bytes, length, cpu) -> {
                assertEquals(null, view.wrap(bytes, 0, length));
                view.place(1, cpu, 0);
                state.onEvent(view);
                pair.compare(view, "seed=" + seed);
                state.afterEvent();
              })
          .run(20_000);
      assertTrue(pair.alerts > 0, "no rule matches: seed=" + seed);
    }
  }

  /** Each file alone, and all of them. */
  private static List<RuleSet> ruleSets() throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String name : FILES) {
      files.add(new RuleFile(name, Files.readString(Shared.path("corpus/rules/" + name))));
    }
    List<RuleSet> sets = new ArrayList<>();
    sets.add(load(files));
    for (RuleFile file : files) {
      sets.add(load(List.of(file)));
    }
    return sets;
  }

  private static RuleSet load(List<RuleFile> files) {
    return new RuleLoader(LoadOptions.defaults()).load(files).rules().orElseThrow();
  }

  private static final class Pair {
    private final RuleEvaluator compiled;
    private final RuleEvaluator interpreted;
    private int alerts;

    Pair(RuleSet rules, SystemState state, RuleMatching matching) {
      StateFields fields = new StateFields(state, ZoneOffset.UTC, Map.of(), false);
      compiled =
          rules.evaluator(
              LoadOptions.SYSCALL, fields, matching, Evaluation.COMPILED, warning -> fail(warning));
      interpreted =
          rules.evaluator(
              LoadOptions.SYSCALL,
              fields,
              matching,
              Evaluation.INTERPRETED,
              warning -> fail(warning));
    }

    void compare(EventView event, String where) {
      List<Alert> expected = new ArrayList<>();
      List<Alert> actual = new ArrayList<>();
      interpreted.evaluate(event, match -> expected.add(match.alert("h")));
      compiled.evaluate(event, match -> actual.add(match.alert("h")));
      assertEquals(expected, actual, () -> where + " type=" + event.type().name());
      alerts += actual.size();
    }
  }
}
