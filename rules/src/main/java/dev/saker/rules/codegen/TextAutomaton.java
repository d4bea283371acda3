package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.plan.Structure;
import java.util.BitSet;
import java.util.List;

/**
 * Looks for many texts in one pass: at the beginning of a value, at its end (read backwards), or
 * anywhere in it, as Aho and Corasick do. A step is two array reads.
 *
 * @param classes for each byte value its class; bytes that stand in no text share class 0
 * @param next state × class → state
 * @param backwards whether the value is read from its end
 * @param empty whether the empty text is among those looked for
 * @param size number of texts
 */
record TextAutomaton(byte[] classes, int[] next, boolean backwards, boolean empty, int size)
    implements ValueTest {
  private static final int FOUND = -2;

  static ValueTest startingWith(List<Bytes> texts) {
    return build(texts, false, false);
  }

  static ValueTest endingWith(List<Bytes> texts) {
    return build(texts, true, false);
  }

  static ValueTest containing(List<Bytes> texts) {
    return build(texts, false, true);
  }

  @Override
  public boolean test(Value value) {
    if (empty) {
      return true;
    }
    byte[] bytes = value.bytes;
    int step = backwards ? -1 : 1;
    int at = backwards ? value.offset + value.length - 1 : value.offset;
    int end = at + step * value.length;
    int state = 0;
    while (at != end) {
      state = next[state + (classes[bytes[at] & 0xff] & 0xff)];
      if (state < 0) {
        return state == FOUND;
      }
      at += step;
    }
    return false;
  }

  @Override
  public List<Structure> structures() {
    return List.of(new Structure(Structure.Kind.AUTOMATON, size));
  }

  private static TextAutomaton build(List<Bytes> texts, boolean backwards, boolean anywhere) {
    TextTrie trie = new TextTrie(texts);
    BitSet accepting = new BitSet();
    for (Bytes text : texts) {
      accepting.set(trie.add(text.toArray(), backwards));
    }
    if (anywhere) {
      for (int state : trie.followFailures()) {
        accepting.set(state, accepting.get(state) || accepting.get(trie.failure(state)));
      }
    }
    int[] next = trie.table();
    for (int i = 0; i < next.length; i++) {
      if (next[i] >= 0 && accepting.get(next[i] / trie.width())) {
        next[i] = FOUND;
      }
    }
    return new TextAutomaton(trie.classes(), next, backwards, accepting.get(0), texts.size());
  }
}
