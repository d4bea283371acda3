package dev.saker.kernel.btf;

/**
 * What a function is.
 *
 * @param instruction index of its first instruction
 * @param type id of the function among the types of the same file
 */
public record FunctionInfo(int instruction, int type) {}
