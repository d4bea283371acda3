package dev.saker.rules.codegen;

import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles blocks, and finds and sets aside the rules that do not let themselves be compiled. */
final class Fallback {
  private final Graph graph;
  private final List<RuleCondition> rules;
  private final Bindings bindings;
  private final Consumer<String> listener;
  private final BlockMaker compiler;
  private final Set<String> refused = new HashSet<>();

  Fallback(
      Graph graph,
      List<RuleCondition> rules,
      Bindings bindings,
      Consumer<String> listener,
      BlockMaker compiler) {
    this.graph = graph;
    this.rules = rules;
    this.bindings = bindings;
    this.listener = listener;
    this.compiler = compiler;
  }

  /** The code of a block, in which rules that can not be compiled ask the interpreter. */
  RuleBlock compile(BlockPlan plan) {
    try {
      return compiler.compile(plan, bindings);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      List<BlockPlan.Member> members = new ArrayList<>();
      for (BlockPlan.Member member : plan.members) {
        members.add(compiles(member) ? member : interpreted(member, e));
      }
      return lastResort(new BlockPlan(graph, members), e);
    }
  }

  /** Each rule compiles by itself; should all together be too much, all are interpreted. */
  private RuleBlock lastResort(BlockPlan plan, Throwable first) {
    try {
      return compiler.compile(plan, bindings);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      e.addSuppressed(first);
      List<BlockPlan.Member> members = new ArrayList<>();
      for (BlockPlan.Member member : plan.members) {
        members.add(interpreted(member, e));
      }
      return BlockCompiler.compile(new BlockPlan(graph, members), bindings);
    }
  }

  private boolean compiles(BlockPlan.Member member) {
    try {
      RuleBlock _ = compiler.compile(new BlockPlan(graph, List.of(member)), bindings);
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return false;
    }
  }

  private BlockPlan.Member interpreted(BlockPlan.Member member, Throwable reason) {
    if (refused.add(member.name())) {
      listener.accept(
          "rule can not be compiled and is interpreted, which is slow: rule="
              + member.name()
              + " reason="
              + reason);
    }
    Node whole = graph.interpreted(rules.get(member.place()).condition());
    return new BlockPlan.Member(member.place(), member.name(), whole);
  }
}
