package dev.saker.engine;

import dev.saker.alerts.Priority;
import dev.saker.rules.Rule;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often rules matched. One thread counts, any thread asks. */
public final class MatchCounts {
  private final Map<String, Long> byRule = new ConcurrentHashMap<>();
  private final AtomicLongArray byPriority = new AtomicLongArray(Priority.values().length);

  void count(Rule rule) {
    byRule.merge(rule.name(), 1L, Long::sum);
    byPriority.incrementAndGet(rule.priority().ordinal());
  }

  /** Matches of all rules. */
  public long total() {
    long total = 0;
    for (int i = 0; i < byPriority.length(); i++) {
      total += byPriority.get(i);
    }
    return total;
  }

  /** Matches of the rule with this name. */
  public long of(String rule) {
    return byRule.getOrDefault(rule, 0L);
  }

  /** Matches of all rules with this priority. */
  public long of(Priority priority) {
    return byPriority.get(priority.ordinal());
  }

  /** Matches by rule as they are now, sorted by name; those without any are left out. */
  public Map<String, Long> byRule() {
    return new TreeMap<>(byRule);
  }
}
