package dev.saker.rules.codegen;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules of a group that a value of a field names.
 *
 * @param blocks the blocks that they are in
 * @param rules for each of these the rules, as bits
 */
record Hits(int[] blocks, long[] rules) {
  /** Collects rules by their place in the group. */
  static final class Builder {
    private final SortedMap<Integer, Long> rules = new TreeMap<>();

    void add(int rule) {
      rules.merge(rule / RuleBlock.CAPACITY, 1L << rule % RuleBlock.CAPACITY, (a, b) -> a | b);
    }

    void addAll(Builder other) {
      other.rules.forEach((block, bits) -> rules.merge(block, bits, (a, b) -> a | b));
    }

    Hits build() {
      int[] blocks = new int[rules.size()];
      long[] bits = new long[rules.size()];
      int at = 0;
      for (Map.Entry<Integer, Long> each : rules.entrySet()) {
        blocks[at] = each.getKey();
        bits[at++] = each.getValue();
      }
      return new Hits(blocks, bits);
    }
  }
}
