package dev.saker.rules.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rules of a group are held against an event: an index names those that may match, and
 * these are asked block after block.
 */
final class GroupPlan {
  final List<BlockPlan> blocks = new ArrayList<>();

  /** For each rule of the group what it is looked up by; null for a rule that is always asked. */
  final IndexPlan.@Nullable Entry[] index;

  GroupPlan(Graph graph, Grouping.Group group) {
    List<BlockPlan.Member> members = group.members;
    index =
        members.size() > RuleBlock.CAPACITY
            ? new IndexPlan(members).chosen
            : new IndexPlan.Entry[members.size()];
    List<BlockPlan.Member> left = new ArrayList<>();
    for (int rule = 0; rule < members.size(); rule++) {
      left.add(without(graph, members.get(rule), index[rule]));
    }
    for (int from = 0; from < left.size(); from += RuleBlock.CAPACITY) {
      int to = Math.min(from + RuleBlock.CAPACITY, left.size());
      blocks.add(new BlockPlan(graph, left.subList(from, to)));
    }
  }

  /** What is left to ask of a rule that the index named. */
  private static BlockPlan.Member without(
      Graph graph, BlockPlan.Member member, IndexPlan.@Nullable Entry entry) {
    if (entry == null) {
      return member;
    }
    List<Node> left = new ArrayList<>();
    addOthers(member.root(), entry.leaf(), left);
    return new BlockPlan.Member(member.place(), member.name(), graph.all(left));
  }

  private static void addOthers(Node node, Node.Leaf known, List<Node> out) {
    if (node instanceof Node.All all) {
      all.children.forEach(child -> addOthers(child, known, out));
    } else if (node != known) {
      out.add(node);
    }
  }
}
