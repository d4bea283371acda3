package dev.saker.rules.codegen;

/** Turns plans into code. */
@FunctionalInterface
interface BlockMaker {
  RuleBlock compile(BlockPlan plan, Bindings bindings);
}
