package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.RuleCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rules as bytecode. What the events of a type need is compiled when the first of them comes: most
 * types that rules name never do.
 */
public final class CompiledMatcher implements Matcher {
  private static final Block[] NONE = {};

  private final FieldSource source;
  private final Graph graph;
  private final Grouping grouping;
  private final Bindings bindings;
  private final Fallback fallback;
  private final @Nullable Program[] programs = new Program[EventTable.COUNT];
  private final Map<Grouping.Group, Program> programOfGroup = new HashMap<>();

  /** The blocks of the current event, the one to go on with, and the rule in it. */
  private Block[] current = NONE;

  private int block;
  private int rule;

  /** What is asked about the events of a type. */
  private record Program(Block[] blocks) {}

  /** The code of a block, and the place of each of its rules among all rules. */
  private record Block(RuleBlock code, int[] places) {}

  CompiledMatcher(
      List<RuleCondition> rules,
      FieldSource source,
      Consumer<String> warnings,
      BlockMaker compiler) {
    this.source = source;
    this.graph = new Graph(source);
    this.grouping = new Grouping(graph, rules);
    this.bindings = new Bindings(source);
    this.fallback = new Fallback(graph, rules, bindings, warnings, compiler);
  }

  /**
   * Prepares rules. Compiling never fails: what can not be compiled is interpreted.
   *
   * @param rules the rules in load order
   * @param source answers fields about the current event
   * @param warnings hears of each rule that can not be compiled, at any event; none expected
   */
  public static CompiledMatcher of(
      List<RuleCondition> rules, FieldSource source, Consumer<String> warnings) {
    return new CompiledMatcher(rules, source, warnings, BlockCompiler::compile);
  }

  @Override
  public boolean begin(int eventCode) {
    Program program = programs[eventCode];
    if (program == null) {
      program = compile(eventCode);
    }
    if (program.blocks.length == 0) {
      return false;
    }
    current = program.blocks;
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

  /** Compiles what events of a type need. */
  private Program compile(int eventCode) {
    Grouping.Group group = grouping.of(EventTable.get(eventCode));
    Program program = programOfGroup.computeIfAbsent(group, this::compile);
    programs[eventCode] = program;
    return program;
  }

  private Program compile(Grouping.Group group) {
    GroupPlan plan = new GroupPlan(graph, group);
    return new Program(plan.blocks.stream().map(this::compile).toArray(Block[]::new));
  }

  private Block compile(BlockPlan plan) {
    RuleBlock code = fallback.compile(plan);
    code.install(bindings.process, plan.ofProcess.isEmpty() ? -1 : bindings.nextProcessBlock());
    bindings.reserve();
    return new Block(code, plan.members.stream().mapToInt(BlockPlan.Member::place).toArray());
  }
}
