package dev.saker.rules.check;

import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param condition the typed form; null exactly when a problem is an error
 * @param eventCodes events on which the condition could be true; all when there is an error
 * @param problems errors and warnings, in the order of the text
 */
public record CheckResult(
    @Nullable Condition condition, EventCodes eventCodes, List<Problem> problems) {
  public CheckResult {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return condition == null;
  }
}
