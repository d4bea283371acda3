package dev.saker.rules;

import dev.saker.alerts.Priority;
import dev.saker.events.FieldSource;
import dev.saker.rules.codegen.CompiledMatcher;
import dev.saker.rules.eval.InterpretedMatcher;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.load.CompiledRule;
import java.util.BitSet;
import java.util.List;

/** Rules that loaded without error. Immutable; any number of evaluators can be made of it. */
public final class RuleSet {
  private final List<Rule> rules;
  private final List<CompiledRule> enabled;
  private final Priority minimumPriority;

  RuleSet(List<Rule> rules, List<CompiledRule> enabled, Priority minimumPriority) {
    this.rules = List.copyOf(rules);
    this.enabled = List.copyOf(enabled);
    this.minimumPriority = minimumPriority;
  }

  /** All rules in load order, those switched off or below the minimum priority included. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether a rule is held against events: it is switched on and urgent enough. */
  public boolean runs(Rule rule) {
    return rule.enabled() && rule.priority().isAtLeast(minimumPriority);
  }

  /** The codes of all events that the rules of a source are held against. */
  public BitSet eventCodes(String source) {
    BitSet codes = new BitSet();
    for (CompiledRule rule : running(source)) {
      codes.or(rule.eventCodes().toBitSet());
    }
    return codes;
  }

  /**
   * Prepares the rules of a source that run.
   *
   * @param source name of the event source
   * @param fields who answers fields about the current event, those of the configuration included
   * @param matching how many rules may match one event
   */
  public RuleEvaluator evaluator(String source, FieldSource fields, RuleMatching matching) {
    return evaluator(source, fields, matching, Evaluation.INTERPRETED);
  }

  /**
   * Prepares the rules of a source that run, as {@link #evaluator(String, FieldSource,
   * RuleMatching)} does.
   *
   * @param evaluation in which form they run; the answers are the same
   */
  public RuleEvaluator evaluator(
      String source, FieldSource fields, RuleMatching matching, Evaluation evaluation) {
    List<CompiledRule> running = running(source);
    List<RuleCondition> conditions = running.stream().map(RuleSet::condition).toList();
    Matcher matcher =
        switch (evaluation) {
          case COMPILED -> CompiledMatcher.compile(conditions, fields);
          case INTERPRETED -> new InterpretedMatcher(conditions, fields);
        };
    return new RuleEvaluator(running, fields, matcher, matching == RuleMatching.FIRST);
  }

  private static RuleCondition condition(CompiledRule rule) {
    return new RuleCondition(rule.rule().name(), rule.condition(), rule.eventCodes());
  }

  private List<CompiledRule> running(String source) {
    return enabled.stream()
        .filter(each -> each.rule().source().equals(source) && runs(each.rule()))
        .toList();
  }
}
