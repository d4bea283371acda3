/** The rule language, from text to something that can be run: {@code RuleLoader} is the way in. */
@NullMarked
package dev.saker.rules;

import org.jspecify.annotations.NullMarked;
