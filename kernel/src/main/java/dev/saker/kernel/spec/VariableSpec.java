package dev.saker.kernel.spec;

/**
 * A global variable.
 *
 * @param map name of the map that holds its section
 * @param offset where it begins in that map's value
 * @param bytes its size
 */
public record VariableSpec(String name, String map, int offset, int bytes) {}
