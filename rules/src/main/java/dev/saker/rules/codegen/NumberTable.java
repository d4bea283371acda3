package dev.saker.rules.codegen;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rules a number names. Open addressing, at most half full. */
final class NumberTable {
  private final long[] keys;
  private final @Nullable Hits[] hits;
  private final int mask;

  NumberTable(Map<Long, Hits.Builder> rules) {
    int capacity = Integer.highestOneBit(Math.max(2, 2 * rules.size())) * 2;
    keys = new long[capacity];
    hits = new Hits[capacity];
    mask = capacity - 1;
    rules.forEach((key, builder) -> put(key, builder.build()));
  }

  private void put(long key, Hits value) {
    int at = slot(key);
    while (hits[at] != null) {
      at = at + 1 & mask;
    }
    keys[at] = key;
    hits[at] = value;
  }

  /** Adds the rules that a number names. */
  void find(long number, Selection out) {
    int at = slot(number);
    Hits found = hits[at];
    while (found != null) {
      if (keys[at] == number) {
        out.add(found);
        return;
      }
      at = at + 1 & mask;
      found = hits[at];
    }
  }

  private int slot(long number) {
    return (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
  }
}
