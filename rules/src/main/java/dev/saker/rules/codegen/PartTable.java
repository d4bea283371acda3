package dev.saker.rules.codegen;

import dev.saker.rules.ir.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which rules a text names by any part of it: one pass over the text, for however many parts. */
final class PartTable {
  private final byte[] classes;
  private final int[] next;

  /** Rules by state; a state is its number times {@link #width}. */
  private final @Nullable Hits[] hits;

  private final int width;

  PartTable(Map<Bytes, Hits.Builder> rules) {
    TextTrie trie = new TextTrie(rules.keySet());
    Map<Integer, Hits.Builder> builders = new TreeMap<>();
    rules.forEach((text, builder) -> builders.put(trie.add(text.toArray(), false), builder));
    for (int state : trie.followFailures()) {
      Hits.Builder shorter = builders.get(trie.failure(state));
      if (shorter != null) {
        builders.computeIfAbsent(state, key -> new Hits.Builder()).addAll(shorter);
      }
    }
    hits = new Hits[trie.size()];
    builders.forEach((state, builder) -> hits[state] = builder.build());
    classes = trie.classes();
    width = trie.width();
    next = trie.table();
  }

  /** Adds the rules that a text names. */
  void find(byte[] bytes, int offset, int length, Selection out) {
    int state = 0;
    for (int at = offset; at < offset + length; at++) {
      state = next[state + (classes[bytes[at] & 0xff] & 0xff)];
      Hits found = hits[state / width];
      if (found != null) {
        out.add(found);
      }
    }
  }
}
