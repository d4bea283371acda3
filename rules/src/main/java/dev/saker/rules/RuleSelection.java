package dev.saker.rules;

import java.util.Optional;

/**
 * One step of switching rules on or off; steps apply in order, and what the file says is where a
 * rule starts. With both a name and a tag, both apply.
 *
 * @param enable whether the rules chosen are switched on, otherwise off
 * @param rule name of the rules, in which {@code *} stands for any text
 * @param tag exact tag of the rules
 */
public record RuleSelection(boolean enable, Optional<String> rule, Optional<String> tag) {

  /** Chooses by name, in which {@code *} stands for any text. */
  public static RuleSelection byName(boolean enable, String name) {
    return new RuleSelection(enable, Optional.of(name), Optional.empty());
  }

  /** Chooses by exact tag. */
  public static RuleSelection byTag(boolean enable, String tag) {
    return new RuleSelection(enable, Optional.empty(), Optional.of(tag));
  }

  /** Whether this step is about a rule. */
  public boolean covers(Rule candidate) {
    return rule.isPresent() && matches(rule.get(), candidate.name())
        || tag.isPresent() && candidate.tags().contains(tag.get());
  }

  private static boolean matches(String pattern, String name) {
    int at = 0;
    int from = 0;
    int star = -1;
    int resume = 0;
    while (from < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = from;
      } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(from)) {
        at++;
        from++;
      } else if (star >= 0) {
        at = star + 1;
        from = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
