package dev.saker.rules.codegen;

import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules as bytecode. */
public final class CompiledMatcher implements Matcher {
  private static final Block[] NONE = {};

  /** The code of a block, and the place of each of its rules among all rules. */
  private record Block(RuleBlock code, int[] places) {}

  private final FieldSource source;
  private final Bindings bindings;
  private final Block[][] blocksOfCode;
  private final List<String> interpreted;

  /** The blocks of the current event, the one to go on with, and the rule in it. */
  private Block[] current = NONE;

  private int block;
  private int rule;

  private CompiledMatcher(
      FieldSource source, Bindings bindings, Block[][] blocksOfCode, Set<String> interpreted) {
    this.source = source;
    this.bindings = bindings;
    this.blocksOfCode = blocksOfCode;
    this.interpreted = List.copyOf(interpreted);
  }

  /**
   * Compiles rules. It never fails: what can not be compiled is interpreted, see {@link
   * #interpreted()}.
   *
   * @param rules the rules in load order
   * @param source answers fields about the current event
   */
  public static CompiledMatcher compile(List<RuleCondition> rules, FieldSource source) {
    return compile(rules, source, BlockCompiler::compile);
  }

  static CompiledMatcher compile(
      List<RuleCondition> rules, FieldSource source, BlockMaker compiler) {
    Graph graph = new Graph(source);
    List<Node> roots = new ArrayList<>();
    for (RuleCondition each : rules) {
      roots.add(graph.node(each.condition()));
    }
    Grouping grouping = new Grouping(graph, rules, roots);
    Bindings bindings = new Bindings(source);
    Fallback fallback = new Fallback(graph, rules, bindings, compiler);
    List<Block> blocks = new ArrayList<>();
    for (List<BlockPlan.Member> members : grouping.blocks) {
      BlockPlan plan = new BlockPlan(graph, members);
      RuleBlock code = fallback.compile(plan);
      code.install(bindings.process, blocks.size(), !plan.ofProcess.isEmpty());
      int[] places = members.stream().mapToInt(BlockPlan.Member::place).toArray();
      blocks.add(new Block(code, places));
    }
    bindings.reserve(blocks.size());
    Block[][] blocksOfCode = new Block[grouping.blocksOfCode.length][];
    for (int eventCode = 0; eventCode < blocksOfCode.length; eventCode++) {
      int[] places = grouping.blocksOfCode[eventCode];
      blocksOfCode[eventCode] = new Block[places.length];
      for (int i = 0; i < places.length; i++) {
        blocksOfCode[eventCode][i] = blocks.get(places[i]);
      }
    }
    return new CompiledMatcher(
        source, bindings, blocksOfCode, new LinkedHashSet<>(fallback.refused()));
  }

  /**
   * Names of rules that could not be compiled and are interpreted, which is slow; none expected.
   */
  public List<String> interpreted() {
    return interpreted;
  }

  @Override
  public boolean begin(int eventCode) {
    Block[] blocks = blocksOfCode[eventCode];
    if (blocks.length == 0) {
      return false;
    }
    current = blocks;
    block = 0;
    rule = 0;
    bindings.event.now++;
    bindings.interpreter.nextEvent();
    bindings.process.move(source.processStamp());
    return true;
  }

  @Override
  public int next() {
    while (block < current.length) {
      Block at = current[block];
      int found = at.code().next(rule);
      if (found >= 0) {
        rule = found + 1;
        return at.places()[found];
      }
      block++;
      rule = 0;
    }
    return -1;
  }
}
