package dev.saker.app.listing;

import dev.saker.app.FailedException;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists rules for people. */
public final class RuleListing {
  private static final int INDENT = 51;
  private static final int WIDTH = 110;

  private RuleListing() {}

  /**
   * Prints rules in load order.
   *
   * @param only name of the one rule to print; null for all
   */
  public static String print(RuleSet rules, @Nullable String only) throws FailedException {
    List<Rule> chosen =
        rules.rules().stream().filter(rule -> only == null || rule.name().equals(only)).toList();
    if (only != null && chosen.isEmpty()) {
      throw new FailedException("no such rule: rule=" + only);
    }
    return text(chosen);
  }

  private static String text(List<Rule> rules) {
    StringBuilder out = new StringBuilder();
    row(out, "Rule", "Description");
    row(out, "----", "-----------");
    for (Rule rule : rules) {
      StringBuilder description = new StringBuilder();
      Wrapping.appendEnded(description, rule.description(), INDENT, WIDTH);
      row(out, rule.name(), description);
      out.append('\n');
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, CharSequence description) {
    out.append(name).repeat(' ', Math.max(1, INDENT - name.length()));
    out.append(description).append('\n');
  }
}
