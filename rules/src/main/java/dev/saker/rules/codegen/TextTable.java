package dev.saker.rules.codegen;

import dev.saker.rules.ir.Bytes;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a text names: as a whole, by its beginning, or by its end. Open addressing, at most
 * half full.
 */
final class TextTable {
  private final byte[] @Nullable [] keys;
  private final @Nullable Hits[] hits;
  private final int mask;

  /** The different lengths of keys, ascending. */
  private final int[] lengths;

  TextTable(Map<Bytes, Hits.Builder> rules) {
    int capacity = Integer.highestOneBit(Math.max(2, 2 * rules.size())) * 2;
    keys = new byte[capacity][];
    hits = new Hits[capacity];
    mask = capacity - 1;
    rules.forEach((key, builder) -> put(key.toArray(), builder.build()));
    lengths = rules.keySet().stream().mapToInt(Bytes::length).sorted().distinct().toArray();
  }

  private void put(byte[] key, Hits value) {
    int at = TextHash.of(key, 0, key.length) & mask;
    while (keys[at] != null) {
      at = at + 1 & mask;
    }
    keys[at] = key;
    hits[at] = value;
  }

  /** Adds the rules that a text names as a whole. */
  void find(byte[] bytes, int offset, int length, Selection out) {
    int at = TextHash.of(bytes, offset, length) & mask;
    byte[] key = keys[at];
    while (key != null) {
      if (key.length == length
          && Arrays.equals(bytes, offset, offset + length, key, 0, key.length)) {
        add(at, out);
        return;
      }
      at = at + 1 & mask;
      key = keys[at];
    }
  }

  /** Adds the rules that a text names by its beginning. */
  void findPrefixes(byte[] bytes, int offset, int length, Selection out) {
    for (int part : lengths) {
      if (part > length) {
        return;
      }
      find(bytes, offset, part, out);
    }
  }

  /** Adds the rules that a text names by its end. */
  void findSuffixes(byte[] bytes, int offset, int length, Selection out) {
    for (int part : lengths) {
      if (part > length) {
        return;
      }
      find(bytes, offset + length - part, part, out);
    }
  }

  private void add(int at, Selection out) {
    Hits found = hits[at];
    if (found != null) {
      out.add(found);
    }
  }
}
