package dev.saker.rules;

/**
 * A rules file as it was read, not yet looked at.
 *
 * @param name what problems call it: a path, or another name that the user knows it by
 * @param text its content
 */
public record RuleFile(String name, String text) {}
