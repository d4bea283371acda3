package dev.saker.rules.analysis;

import dev.saker.rules.Problem;
import dev.saker.rules.load.CompiledRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for what is wrong with rules that load. One thread. */
public final class RuleAnalysis {
  /** Answers to look at before giving up, per rule and for all pairs of rules. */
  private static final long STEPS_PER_RULE = 200_000;

  private static final long STEPS_FOR_PAIRS = 5_000_000;

  private RuleAnalysis() {}

  /**
   * Hints about rules; of a place in a macro only the first rule tells. It takes a bounded time:
   * some hints are missing when conditions are enormous.
   *
   * @param all all rules in load order
   * @param running those that are held against events, in the order in which they are
   */
  public static List<Problem> hints(List<CompiledRule> all, List<CompiledRule> running) {
    List<Problem> hints = new ArrayList<>();
    for (CompiledRule each : all) {
      Refuter refuter = new Refuter(STEPS_PER_RULE);
      AnalysedRule rule = AnalysedRule.of(each, refuter);
      hints.addAll(new Contradictions(refuter).hints(rule));
      hints.addAll(new Expense(refuter).hints(rule));
      hints.addAll(new Leftovers(refuter).hints(rule));
    }
    Map<String, List<CompiledRule>> bySource = new LinkedHashMap<>();
    for (CompiledRule each : running) {
      bySource.computeIfAbsent(each.rule().source(), source -> new ArrayList<>()).add(each);
    }
    for (List<CompiledRule> rules : bySource.values()) {
      Refuter refuter = new Refuter(STEPS_FOR_PAIRS);
      hints.addAll(
          new Shadowing(refuter)
              .hints(rules.stream().map(each -> AnalysedRule.of(each, refuter)).toList()));
    }
    return distinct(hints);
  }

  private static List<Problem> distinct(List<Problem> hints) {
    record Place(Object code, Object position, String message) {}
    Set<Place> told = new HashSet<>();
    List<Problem> distinct = new ArrayList<>();
    for (Problem hint : hints) {
      if (told.add(new Place(hint.code(), hint.position(), hint.message()))) {
        distinct.add(hint);
      }
    }
    return distinct;
  }
}
