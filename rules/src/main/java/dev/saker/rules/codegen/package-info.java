/**
 * Compiles the conditions of a rule set to bytecode. The way: {@code Graph} makes a graph of nodes
 * in which equal parts are one; {@code Grouping} finds out which rules each event code needs;
 * {@code BlockPlan} says in which order the parts of up to 64 rules are asked; emitters write that
 * down as a hidden class. What runs per event is {@code RuleBlock}, {@code EventMemo}, {@code
 * ProcessMemo} and the records that implement {@code ValueTest}. The document is
 * docs/rule-engine.md.
 */
@NullMarked
package dev.saker.rules.codegen;

import org.jspecify.annotations.NullMarked;
