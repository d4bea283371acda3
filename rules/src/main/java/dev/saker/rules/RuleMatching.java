package dev.saker.rules;

/** How many rules may match one event. */
public enum RuleMatching {
  /** The first rule in load order that matches ends the search. */
  FIRST,
  /** Every rule that matches raises an alert. */
  ALL
}
