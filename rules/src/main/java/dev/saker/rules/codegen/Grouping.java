package dev.saker.rules.codegen;

import dev.saker.events.EventType;
import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules the events of a type need, with their conditions as far as the type leaves them open.
 * Types that need the same have the same group.
 */
final class Grouping {
  private final Graph graph;
  private final List<RuleCondition> rules;
  private final List<Node> roots = new ArrayList<>();
  private final Map<Key, Group> known = new HashMap<>();

  /** The rules that events of some types need, in load order. Compared by identity. */
  static final class Group {
    final List<BlockPlan.Member> members;

    private Group(List<BlockPlan.Member> members) {
      this.members = List.copyOf(members);
    }
  }

  private record Key(List<Integer> places, List<Node> roots) {}

  Grouping(Graph graph, List<RuleCondition> rules) {
    this.graph = graph;
    this.rules = List.copyOf(rules);
    for (RuleCondition each : rules) {
      roots.add(graph.node(each.condition()));
    }
  }

  /** The group of events of a type. */
  Group of(EventType type) {
    Specialization specialization = new Specialization(graph, type);
    List<BlockPlan.Member> members = new ArrayList<>();
    for (int place = 0; place < roots.size(); place++) {
      RuleCondition rule = rules.get(place);
      if (rule.codes().contains(type.code())) {
        Node root = specialization.of(roots.get(place));
        if (!(root instanceof Node.Fixed fixed) || fixed.value) {
          members.add(new BlockPlan.Member(place, rule.name(), root));
        }
      }
    }
    Key key =
        new Key(
            members.stream().map(BlockPlan.Member::place).toList(),
            members.stream().map(BlockPlan.Member::root).toList());
    return known.computeIfAbsent(key, absent -> new Group(members));
  }
}
