/** The rule language. */
@NullMarked
package dev.saker.rules;

import org.jspecify.annotations.NullMarked;
