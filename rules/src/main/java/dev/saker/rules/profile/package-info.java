/**
 * Measures what rules and macros cost, one by one. {@code RuleProfiler} evaluates rules a second
 * time, each by itself and without what it has in common with others, so that the figures do not
 * depend on the order of rules; what matches is not touched by it.
 */
@NullMarked
package dev.saker.rules.profile;

import org.jspecify.annotations.NullMarked;
