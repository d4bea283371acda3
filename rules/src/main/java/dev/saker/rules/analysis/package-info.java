/**
 * Finds what is wrong with rules that load: conditions that are never or always true, rules that an
 * earlier one hides, tests that cost more than they need to. {@code RuleAnalysis} is the way in.
 *
 * <p>Everything is decided by reasoning on the typed form of conditions. What is claimed to be
 * never true is never true, whatever the events; the reverse does not hold.
 */
@NullMarked
package dev.saker.rules.analysis;

import org.jspecify.annotations.NullMarked;
