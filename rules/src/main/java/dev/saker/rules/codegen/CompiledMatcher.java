package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.RuleCondition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rules as bytecode. What the events of a type need is compiled when the first of them comes, since
 * most types that rules name never do; or before, by {@link #prepare}.
 */
public final class CompiledMatcher implements Matcher {
  private final FieldSource source;
  private final Graph graph;
  private final Grouping grouping;
  private final Bindings bindings;
  private final Fallback fallback;
  private final @Nullable Program[] programs = new Program[EventTable.COUNT];
  private final Map<Grouping.Group, Program> programOfGroup = new HashMap<>();

  /** The blocks of the current event, the rules that are asked, and where to go on. */
  private Block[] blocks = {};

  private Selection selection = new Selection(new long[0]);
  private int block;
  private int rule;

  /** What is asked about the events of a type. */
  private record Program(RuleIndex index, Block[] blocks) {}

  /** Some rules, compiled when one of them may match for the first time. */
  private static final class Block {
    private @Nullable BlockPlan plan;
    private @Nullable RuleBlock code;

    /** The place of each rule among all rules. */
    private final int[] places;

    Block(BlockPlan plan) {
      this.plan = plan;
      this.places = plan.members.stream().mapToInt(BlockPlan.Member::place).toArray();
    }
  }

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
  public void prepare(BitSet eventCodes) {
    for (int code = eventCodes.nextSetBit(0); code >= 0; code = eventCodes.nextSetBit(code + 1)) {
      for (Block each : program(code).blocks) {
        if (each.code == null) {
          compile(each);
        }
      }
    }
  }

  @Override
  public boolean begin(int eventCode) {
    Program program = programs[eventCode];
    if (program == null) {
      program = program(eventCode);
    }
    if (program.blocks.length == 0) {
      return false;
    }
    bindings.event.now++;
    bindings.interpreter.nextEvent();
    bindings.process.move(source.processStamp());
    blocks = program.blocks;
    selection = program.index.select();
    block = selection.nextBlock(0);
    rule = 0;
    return true;
  }

  @Override
  public int next() {
    while (block >= 0) {
      Block at = blocks[block];
      RuleBlock code = at.code;
      if (code == null) {
        code = compile(at);
      }
      int found = code.next(rule, selection.rules(block));
      if (found >= 0) {
        rule = found + 1;
        return at.places[found];
      }
      block = selection.nextBlock(block + 1);
      rule = 0;
    }
    return -1;
  }

  /** Finds out what events of a type need. */
  private Program program(int eventCode) {
    Grouping.Group group = grouping.of(EventTable.get(eventCode));
    Program program = programOfGroup.computeIfAbsent(group, this::program);
    programs[eventCode] = program;
    return program;
  }

  private Program program(Grouping.Group group) {
    GroupPlan plan = new GroupPlan(graph, group);
    return new Program(
        new RuleIndex(plan, bindings), plan.blocks.stream().map(Block::new).toArray(Block[]::new));
  }

  private RuleBlock compile(Block block) {
    BlockPlan plan = Objects.requireNonNull(block.plan);
    RuleBlock code = fallback.compile(plan);
    code.install(bindings.process, plan.ofProcess.isEmpty() ? -1 : bindings.nextProcessBlock());
    bindings.reserve();
    block.code = code;
    block.plan = null;
    return code;
  }
}
