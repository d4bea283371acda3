package dev.saker.rules;

/**
 * A place in a text. Everything counts from 0, in characters.
 *
 * @param name name of the text: a file, or the beginning of a condition in quotes
 * @param line line
 * @param column column in the line
 * @param offset characters before it
 */
public record Position(String name, int line, int column, int offset) {}
