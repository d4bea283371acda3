package dev.saker.rules;

import dev.saker.alerts.Priority;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.rules.analysis.RuleAnalysis;
import dev.saker.rules.check.SystemCalls;
import dev.saker.rules.codegen.CompiledMatcher;
import dev.saker.rules.codegen.PlanWriter;
import dev.saker.rules.eval.InterpretedMatcher;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.interest.OpenedPaths;
import dev.saker.rules.interest.PathSet;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.load.CompiledRule;
import dev.saker.rules.plan.RulePlan;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.rules.profile.RuleProfiler;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Rules that loaded without error. Immutable; any number of evaluators can be made of it. */
public final class RuleSet {
  private static final System.Logger LOG = System.getLogger(RuleSet.class.getName());

  private final List<Rule> rules;
  private final List<CompiledRule> compiled;
  private final List<CompiledRule> enabled;
  private final Priority minimumPriority;

  /**
   * @param rules all rules in load order
   * @param compiled all rules in load order, as the files switch them
   * @param enabled rules that are switched on, in the order in which they are tried
   */
  RuleSet(
      List<Rule> rules,
      List<CompiledRule> compiled,
      List<CompiledRule> enabled,
      Priority minimumPriority) {
    this.rules = List.copyOf(rules);
    this.compiled = List.copyOf(compiled);
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

  /**
   * What could be wrong with rules that work: conditions that are never or always true, rules that
   * earlier ones hide, tests that cost too much. Takes some time, and changes nothing.
   */
  public List<Problem> hints() {
    return RuleAnalysis.hints(
        compiled, enabled.stream().filter(each -> runs(each.rule())).toList());
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
   * The names of the system calls and tracepoints that the rules of a source are held against, as
   * their events go by them.
   */
  public SortedSet<String> systemCalls(String source) {
    SortedSet<String> names = new TreeSet<>();
    for (CompiledRule rule : running(source)) {
      names.addAll(SystemCalls.infer(rule.text().expanded()));
    }
    return names;
  }

  /**
   * The files that matter to the rules of a source when they are opened for reading.
   *
   * @see OpenedPaths
   */
  public PathSet openedPaths(String source) {
    PathSet paths = PathSet.NONE;
    for (CompiledRule rule : running(source)) {
      Set<FieldRef> told = new HashSet<>(rule.output().fields());
      rule.extras().forEach(extra -> told.addAll(extra.template().fields()));
      paths = paths.or(OpenedPaths.of(rule.condition(), rule.eventCodes(), told));
    }
    return paths;
  }

  /**
   * Prepares the rules of a source that run.
   *
   * @param source name of the event source
   * @param fields who answers fields about the current event, those of the configuration included
   * @param matching how many rules may match one event
   */
  public RuleEvaluator evaluator(String source, FieldSource fields, RuleMatching matching) {
    return evaluator(
        source,
        fields,
        matching,
        Evaluation.preferred(),
        warning -> LOG.log(System.Logger.Level.WARNING, warning));
  }

  /**
   * Prepares the rules of a source that run, as {@link #evaluator(String, FieldSource,
   * RuleMatching)} does.
   *
   * @param evaluation in which form they run; the answers are the same
   * @param warnings hears of each rule that is slow since it can not be compiled; on the thread of
   *     the evaluator, at the first event that could match it
   */
  public RuleEvaluator evaluator(
      String source,
      FieldSource fields,
      RuleMatching matching,
      Evaluation evaluation,
      Consumer<String> warnings) {
    List<CompiledRule> running = running(source);
    List<RuleCondition> conditions = running.stream().map(RuleSet::condition).toList();
    Matcher matcher =
        switch (evaluation) {
          case COMPILED -> CompiledMatcher.of(conditions, fields, warnings);
          case INTERPRETED -> new InterpretedMatcher(conditions, fields);
        };
    return new RuleEvaluator(running, fields, matcher, matching == RuleMatching.FIRST);
  }

  /**
   * How a rule is held against events beside the other rules of its source that run; by itself when
   * it does not run.
   *
   * @param rule one of {@link #rules}
   * @param fields knows what fields depend on; no value is read
   */
  public RulePlan plan(Rule rule, FieldSource fields) {
    List<CompiledRule> beside = running(rule.source());
    int place = place(rule, beside);
    if (place < 0) {
      beside = compiled.stream().filter(each -> each.rule().name().equals(rule.name())).toList();
      place = place(rule, beside);
    }
    if (place < 0) {
      throw new IllegalArgumentException("rule is of another set: rule=" + rule.name());
    }
    return new PlanWriter(beside.stream().map(RuleSet::condition).toList(), fields).plan(place);
  }

  /** How the condition of a rule is written. */
  public WrittenCondition written(Rule rule) {
    return WrittenCondition.of(find(rule).text());
  }

  /** The codes of the events that a rule is held against when it runs. */
  public BitSet eventCodes(Rule rule) {
    return find(rule).eventCodes().toBitSet();
  }

  private CompiledRule find(Rule rule) {
    for (CompiledRule each : compiled) {
      if (each.rule().name().equals(rule.name())) {
        return each;
      }
    }
    throw new IllegalArgumentException("rule is of another set: rule=" + rule.name());
  }

  private static int place(Rule rule, List<CompiledRule> rules) {
    for (int place = 0; place < rules.size(); place++) {
      if (rules.get(place).rule().name().equals(rule.name())) {
        return place;
      }
    }
    return -1;
  }

  /**
   * Prepares a second evaluation of the rules of a source that run, which measures them.
   *
   * @param fields as for {@link #evaluator(String, FieldSource, RuleMatching)}
   * @param profile gets the figures
   */
  public RuleProfiler profiler(String source, FieldSource fields, RuleProfile profile) {
    return new RuleProfiler(running(source), fields, profile);
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
