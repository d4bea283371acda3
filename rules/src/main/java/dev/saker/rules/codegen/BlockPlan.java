package dev.saker.rules.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order the parts of up to 64 rules are asked: first what the process decides, which is
 * remembered; then what several rules have in common, each part once for all of them; then what is
 * left of each rule that is still a candidate.
 */
final class BlockPlan {
  /** A part that dearer than this is asked rule by rule, although rules have it in common. */
  private static final double DEAREST_FILTER = 40;

  /**
   * A rule of the block.
   *
   * @param place place in the list of all rules
   * @param root its condition for the events of the block
   */
  record Member(int place, String name, Node root) {}

  /**
   * What excludes rules when it does not hold.
   *
   * @param rules the rules, as bits
   */
  record Filter(Node node, long rules) {}

  final List<Member> members;

  /** What depends on the process alone. */
  final List<Filter> ofProcess;

  /** What rules have in common, in the order in which it is asked. */
  final List<Filter> common;

  /** What is left of each rule. */
  final List<Node> rest;

  BlockPlan(Graph graph, List<Member> members) {
    this.members = List.copyOf(members);
    Map<Node, Long> process = new LinkedHashMap<>();
    Map<Node, Long> shared = new LinkedHashMap<>();
    for (int rule = 0; rule < members.size(); rule++) {
      long bit = 1L << rule;
      for (Node part : parts(members.get(rule).root())) {
        (part.ofProcess ? process : shared).merge(part, bit, (a, b) -> a | b);
      }
    }
    shared.values().removeIf(rules -> Long.bitCount(rules) < 2);
    shared.keySet().removeIf(node -> node.cost > DEAREST_FILTER);
    ofProcess = filters(process);
    common = filters(shared);
    rest = new ArrayList<>();
    for (Member member : members) {
      List<Node> left = new ArrayList<>();
      for (Node part : parts(member.root())) {
        if (!part.ofProcess && !shared.containsKey(part)) {
          left.add(part);
        }
      }
      rest.add(graph.all(left));
    }
  }

  /** The rules of the block, as bits. */
  long all() {
    return members.size() == Long.SIZE ? -1L : (1L << members.size()) - 1;
  }

  /** What a node is the conjunction of; parts that the process decides stay together. */
  private static List<Node> parts(Node node) {
    if (node instanceof Node.Fixed fixed && fixed.value) {
      return List.of();
    }
    if (node.ofProcess || !(node instanceof Node.All all)) {
      return List.of(node);
    }
    List<Node> parts = new ArrayList<>();
    for (Node child : all.children) {
      parts.addAll(parts(child));
    }
    return parts;
  }

  private static List<Filter> filters(Map<Node, Long> rules) {
    List<Filter> filters = new ArrayList<>();
    rules.forEach((node, bits) -> filters.add(new Filter(node, bits)));
    filters.sort(
        Comparator.comparingDouble(filter ->
            filter.node().cost
                / (Long.bitCount(filter.rules()) * (1.0001 - filter.node().chance))));
    return filters;
  }
}
