package dev.saker.rules;

import dev.saker.alerts.Alert;
import dev.saker.events.EventView;

/**
 * A rule that matched the current event. Reused: valid during {@link MatchHandler#onMatch} only.
 */
public interface RuleMatch {
  Rule rule();

  EventView event();

  /**
   * Fills in the output of the rule. Allocates; the alert holds nothing of the event.
   *
   * @param hostname goes into the alert as it is
   */
  Alert alert(String hostname);
}
