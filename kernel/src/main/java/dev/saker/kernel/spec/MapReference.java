package dev.saker.kernel.spec;

/**
 * A 64-bit load that is to get a map.
 *
 * @param instruction index of the load
 * @param map name of the map
 * @param ofValue whether it loads the address of the map's only value, plus an offset
 * @param offset 0 unless it is of the value
 */
public record MapReference(int instruction, String map, boolean ofValue, int offset) {}
