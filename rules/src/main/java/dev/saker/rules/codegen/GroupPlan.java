package dev.saker.rules.codegen;

import java.util.ArrayList;
import java.util.List;

/** How the rules of a group are held against an event: block after block. */
final class GroupPlan {
  final List<BlockPlan> blocks = new ArrayList<>();

  GroupPlan(Graph graph, Grouping.Group group) {
    List<BlockPlan.Member> members = group.members;
    for (int from = 0; from < members.size(); from += RuleBlock.CAPACITY) {
      int to = Math.min(from + RuleBlock.CAPACITY, members.size());
      blocks.add(new BlockPlan(graph, members.subList(from, to)));
    }
  }
}
