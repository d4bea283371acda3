package dev.saker.engine;

import dev.saker.alerts.Priority;
import dev.saker.rules.Rule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How often rules matched. One thread. */
public final class MatchCounts {
  private final Map<String, Long> byRule = new HashMap<>();
  private final Map<Priority, Long> byPriority = new EnumMap<>(Priority.class);
  private long total;

  void count(Rule rule) {
    total++;
    byRule.merge(rule.name(), 1L, Long::sum);
    byPriority.merge(rule.priority(), 1L, Long::sum);
  }

  /** Matches of all rules. */
  public long total() {
    return total;
  }

  /** Matches of the rule with this name. */
  public long of(String rule) {
    return byRule.getOrDefault(rule, 0L);
  }

  /** Matches of all rules with this priority. */
  public long of(Priority priority) {
    return byPriority.getOrDefault(priority, 0L);
  }
}
