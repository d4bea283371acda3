package dev.saker.rules;

/**
 * One step on the way from a file to the place of a problem.
 *
 * @param type what stands there
 * @param itemName its name; empty when it has none
 * @param position where it is
 */
public record Location(ItemType type, String itemName, Position position) {}
