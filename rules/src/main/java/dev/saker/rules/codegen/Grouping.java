package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules each event code needs, with their conditions as far as the type of the event leaves
 * them open. Codes that need the same share their blocks.
 */
final class Grouping {
  /** The members of each block, in load order. */
  final List<List<BlockPlan.Member>> blocks = new ArrayList<>();

  /** For each event code the blocks that it is held against, as places in {@link #blocks}. */
  final int[][] blocksOfCode = new int[EventTable.COUNT][];

  private record Key(List<Integer> places, List<Node> roots) {}

  private final Map<Key, Integer> known = new HashMap<>();

  /**
   * Groups rules.
   *
   * @param roots the condition of each rule
   */
  Grouping(Graph graph, List<RuleCondition> rules, List<Node> roots) {
    for (EventType type : EventTable.all()) {
      Specialization specialization = new Specialization(graph, type);
      List<BlockPlan.Member> members = new ArrayList<>();
      for (int place = 0; place < rules.size(); place++) {
        RuleCondition rule = rules.get(place);
        if (rule.codes().contains(type.code())) {
          Node root = specialization.of(roots.get(place));
          if (!(root instanceof Node.Fixed fixed) || fixed.value) {
            members.add(new BlockPlan.Member(place, rule.name(), root));
          }
        }
      }
      blocksOfCode[type.code()] = divide(members);
    }
  }

  /** The event codes of each block. */
  Map<Integer, List<EventType>> typesOfBlocks() {
    Map<Integer, List<EventType>> types = new LinkedHashMap<>();
    for (EventType type : EventTable.all()) {
      for (int block : blocksOfCode[type.code()]) {
        types.computeIfAbsent(block, key -> new ArrayList<>()).add(type);
      }
    }
    return types;
  }

  private int[] divide(List<BlockPlan.Member> members) {
    int count = (members.size() + RuleBlock.CAPACITY - 1) / RuleBlock.CAPACITY;
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int from = i * RuleBlock.CAPACITY;
      places[i] = block(members.subList(from, Math.min(from + RuleBlock.CAPACITY, members.size())));
    }
    return places;
  }

  private int block(List<BlockPlan.Member> members) {
    Key key =
        new Key(
            members.stream().map(BlockPlan.Member::place).toList(),
            members.stream().map(BlockPlan.Member::root).toList());
    Integer block = known.get(key);
    if (block == null) {
      block = blocks.size();
      blocks.add(List.copyOf(members));
      known.put(key, block);
    }
    return block;
  }
}
