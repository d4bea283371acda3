package dev.saker.rules;

import dev.saker.events.FieldSource;
import java.util.BitSet;
import java.util.List;

/** Rules that loaded without error. Immutable; any number of evaluators can be made of it. */
public final class RuleSet {
  private final List<Rule> rules;

  RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** All rules in load order, those switched off or below the minimum priority included. */
  public List<Rule> rules() {
    return rules;
  }

  /** The codes of all events that enabled rules of a source can match. */
  public BitSet eventCodes(String source) {
    return new BitSet();
  }

  /**
   * Prepares the enabled rules of a source.
   *
   * @param source name of the event source
   * @param fields who answers fields about the current event
   * @param matching how many rules may match one event
   */
  public RuleEvaluator evaluator(String source, FieldSource fields, RuleMatching matching) {
    return new RuleEvaluator();
  }
}
