package dev.saker.rules.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of a profile. Profilers of several captures, or of rules that were loaded again, may
 * add to the same one, one after the other. Any thread may read it at any time.
 */
public final class RuleProfile {
  private final int every;
  private final Map<String, Counter> rules = new ConcurrentHashMap<>();
  private final Map<String, Counter> macros = new ConcurrentHashMap<>();

  /**
   * What one rule or macro came to. Where not every event is looked at, all figures are estimates:
   * what was counted times the events that each one looked at stands for.
   *
   * @param name name of the rule or macro
   * @param evaluations how often it was asked
   * @param matches how often the answer was yes; of a rule, whatever other rules matched
   * @param timeNs time spent in it, with all that it asks for; in the interpreter, which also runs
   *     where rules are compiled otherwise
   */
  public record Figures(String name, long evaluations, long matches, long timeNs) {
    /** Time per evaluation in nanoseconds. */
    public double eachNs() {
      return evaluations == 0 ? 0 : (double) timeNs / evaluations;
    }
  }

  /**
   * Makes an empty profile.
   *
   * @param every of how many events one is looked at, on average; 1 for each
   */
  public RuleProfile(int every) {
    if (every < 1) {
      throw new IllegalArgumentException("not a number of events: every=" + every);
    }
    this.every = every;
  }

  /** Of how many events one is looked at. */
  public int every() {
    return every;
  }

  /** The rules, those that took most time first. */
  public List<Figures> rules() {
    return figures(rules);
  }

  /** The macros that rules asked for, those that took most time first. */
  public List<Figures> macros() {
    return figures(macros);
  }

  Counter rule(String name) {
    return rules.computeIfAbsent(name, key -> new Counter());
  }

  Counter macro(String name) {
    return macros.computeIfAbsent(name, key -> new Counter());
  }

  private List<Figures> figures(Map<String, Counter> counters) {
    return counters.entrySet().stream()
        .map(each -> each.getValue().figures(each.getKey(), every))
        .sorted(Comparator.comparingLong(Figures::timeNs).reversed().thenComparing(Figures::name))
        .toList();
  }
}
