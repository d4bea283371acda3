/**
 * From the text of a condition to its syntax tree, and back. Knows no field and no type: what the
 * words mean is the business of {@code dev.saker.rules.check}.
 */
@NullMarked
package dev.saker.rules.syntax;

import org.jspecify.annotations.NullMarked;
