/**
 * From YAML to rules that can run: reading items ({@code RuleFileReader}), putting them together
 * across files ({@code Collector}), expanding lists, macros and exceptions, checking ({@code
 * RuleCompiler}).
 */
@NullMarked
package dev.saker.rules.load;

import org.jspecify.annotations.NullMarked;
