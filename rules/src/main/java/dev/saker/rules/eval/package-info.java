/**
 * Runs conditions by walking a graph of small evaluators, and is what the compiler to bytecode is
 * held against. Hot path: nothing here allocates per event once it is warm, but for regular
 * expressions, whose engine does.
 */
@NullMarked
package dev.saker.rules.eval;

import org.jspecify.annotations.NullMarked;
