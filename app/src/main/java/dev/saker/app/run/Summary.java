package dev.saker.app.run;

import dev.saker.alerts.Priority;
import dev.saker.engine.LossWatch;
import dev.saker.engine.MatchCounts;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleSet;
import java.util.Locale;

/** What a run came to. */
final class Summary {
  private Summary() {}

  /**
   * Matches by priority and by rule, most urgent first and in load order; what is 0 is left out.
   */
  static String of(RuleSet rules, MatchCounts counts) {
    StringBuilder out = new StringBuilder();
    out.append("Events detected: ").append(counts.total()).append('\n');
    out.append("Rule counts by severity:\n");
    for (Priority priority : Priority.values()) {
      append(out, name(priority), counts.of(priority));
    }
    out.append("Triggered rules by rule name:\n");
    for (Rule rule : rules.rules()) {
      append(out, rule.name(), counts.of(rule.name()));
    }
    return out.toString();
  }

  /** How fast it was. */
  static String speed(long events, long elapsedNs) {
    double seconds = elapsedNs / 1e9;
    return String.format(
        Locale.ROOT,
        "Elapsed time: %.3f, Captured Events: %d, %.2f eps",
        seconds,
        events,
        seconds == 0 ? 0 : events / seconds);
  }

  /** How often events were lost, in the words that programs around Falco look for. */
  static String losses(LossWatch watch) {
    return "Syscall event drop monitoring:\n   - event drop detected: "
        + watch.occurrences()
        + " occurrences\n   - num times actions taken: "
        + watch.reported();
  }

  private static void append(StringBuilder out, String name, long count) {
    if (count > 0) {
      out.append("   ").append(name).append(": ").append(count).append('\n');
    }
  }

  private static String name(Priority priority) {
    return priority == Priority.INFORMATIONAL ? "INFO" : priority.name();
  }
}
