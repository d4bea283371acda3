package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldSource;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.EventPlan;
import dev.saker.rules.plan.PlanPart;
import dev.saker.rules.plan.PlanStep;
import dev.saker.rules.plan.RulePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what compiled rules do. */
public final class PlanWriter {
  private final Graph graph;
  private final Grouping grouping;
  private final List<RuleCondition> rules;

  /**
   * Makes a writer for rules that run together.
   *
   * @param rules the rules in load order
   * @param source knows what fields depend on; no value is read
   */
  public PlanWriter(List<RuleCondition> rules, FieldSource source) {
    this.graph = new Graph(source);
    this.grouping = new Grouping(graph, rules);
    this.rules = List.copyOf(rules);
  }

  /** The plan of the rule at a place in the list. */
  public RulePlan plan(int place) {
    RuleCondition rule = rules.get(place);
    Map<Grouping.Group, List<EventType>> types = new LinkedHashMap<>();
    for (EventType type : EventTable.all()) {
      if (rule.codes().contains(type.code())) {
        types.computeIfAbsent(grouping.of(type), group -> new ArrayList<>()).add(type);
      }
    }
    Map<List<PlanStep>, List<EventType>> plans = new LinkedHashMap<>();
    types.forEach((group, some) ->
        steps(group, place)
            .ifPresent(
                steps -> plans.computeIfAbsent(steps, key -> new ArrayList<>()).addAll(some)));
    List<EventPlan> events = new ArrayList<>();
    plans.forEach((steps, some) -> events.add(new EventPlan(some, steps)));
    return new RulePlan(rule.name(), events);
  }

  /** Empty when no event of the group can match the rule. */
  private Optional<List<PlanStep>> steps(Grouping.Group group, int place) {
    GroupPlan plan = new GroupPlan(graph, group);
    for (int rule = 0; rule < plan.index.length; rule++) {
      BlockPlan block = plan.blocks.get(rule / RuleBlock.CAPACITY);
      int member = rule % RuleBlock.CAPACITY;
      if (block.members.get(member).place() == place) {
        return Optional.of(steps(plan.index[rule], block, member));
      }
    }
    return Optional.empty();
  }

  private static List<PlanStep> steps(IndexPlan.@Nullable Entry entry, BlockPlan block, int rule) {
    List<PlanStep> steps = new ArrayList<>();
    if (entry != null) {
      steps.add(new PlanStep(PlanStep.Stage.INDEX, part(entry.leaf()), List.of()));
    }
    add(block, block.ofProcess, PlanStep.Stage.PROCESS, rule, steps);
    add(block, block.common, PlanStep.Stage.SHARED, rule, steps);
    Node rest = block.rest.get(rule);
    List<Node> own = rest instanceof Node.All all ? all.children : List.of(rest);
    for (Node node : own) {
      if (!(node instanceof Node.Fixed fixed) || !fixed.value) {
        steps.add(new PlanStep(PlanStep.Stage.OWN, part(node), List.of()));
      }
    }
    return steps;
  }

  private static void add(
      BlockPlan block,
      List<BlockPlan.Filter> filters,
      PlanStep.Stage stage,
      int rule,
      List<PlanStep> out) {
    for (BlockPlan.Filter filter : filters) {
      if ((filter.rules() >>> rule & 1) != 0) {
        List<String> others = new ArrayList<>();
        for (int other = 0; other < block.members.size(); other++) {
          if (other != rule && (filter.rules() >>> other & 1) != 0) {
            others.add(block.members.get(other).name());
          }
        }
        out.add(new PlanStep(stage, part(filter.node()), others));
      }
    }
  }

  private static PlanPart part(Node node) {
    return switch (node) {
      case Node.All all -> new PlanPart.All(parts(all.children), node.cost, node.chance);
      case Node.Any any -> new PlanPart.Any(parts(any.children), node.cost, node.chance);
      case Node.Negation negation -> new PlanPart.Not(part(negation.child), node.cost, node.chance);
      case Node.Leaf leaf -> ask(leaf);
      case Node.Interpreted interpreted ->
          new PlanPart.Interpret(interpreted.condition, node.cost, node.chance);
      case Node.Fixed fixed -> new PlanPart.Constant(fixed.value);
    };
  }

  private static List<PlanPart> parts(List<Node> nodes) {
    List<PlanPart> parts = new ArrayList<>();
    for (Node node : nodes) {
      parts.add(part(node));
    }
    return parts;
  }

  private static PlanPart ask(Node.Leaf leaf) {
    Question question = leaf.question;
    Test test = question.test();
    return new PlanPart.Ask(
        question.field(),
        question.quantifier(),
        Optional.ofNullable(test),
        test == null ? List.of() : ValueTests.of(test, question.quantifier()).structures(),
        leaf.cost,
        leaf.chance);
  }
}
