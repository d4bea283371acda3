package dev.saker.kernel.btf;

/**
 * Where instructions come from: this one and those up to the next such entry.
 *
 * @param instruction index of the instruction
 * @param text the line itself
 * @param line from 1
 * @param column from 1
 */
public record LineInfo(int instruction, String file, String text, int line, int column) {}
