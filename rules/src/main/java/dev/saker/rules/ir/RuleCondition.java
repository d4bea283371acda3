package dev.saker.rules.ir;

/**
 * What must be known of a rule to hold events against it.
 *
 * @param name name of the rule, for stack traces and messages
 * @param condition when it matches
 * @param codes codes of the events that it is held against
 */
public record RuleCondition(String name, Condition condition, EventCodes codes) {}
