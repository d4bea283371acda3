/**
 * The typed form of a condition: fields are resolved, operands parsed, types checked. Equal
 * conditions are equal objects, so that whoever runs them can evaluate each once.
 */
@NullMarked
package dev.saker.rules.ir;

import org.jspecify.annotations.NullMarked;
