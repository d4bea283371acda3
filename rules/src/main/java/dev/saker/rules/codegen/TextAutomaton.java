package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.plan.Structure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for many texts in one pass: at the beginning of a value, at its end (read backwards), or
 * anywhere in it, as Aho and Corasick do. A step is two array reads.
 *
 * @param classes for each byte value its class; bytes that stand in no text share class 0
 * @param next state × class → state
 * @param width number of classes
 * @param backwards whether the value is read from its end
 * @param empty whether the empty text is among those looked for
 * @param size number of texts
 */
record TextAutomaton(
    byte[] classes, int[] next, int width, boolean backwards, boolean empty, int size)
    implements ValueTest {
  private static final int FOUND = -1;
  private static final int DEAD = -2;

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
    byte[] classes = new byte[256];
    int width = 1;
    for (Bytes text : texts) {
      for (byte b : text.toArray()) {
        // Text that uses all 256 bytes has no class for others: class 0 is then that of a byte.
        if (classes[b & 0xff] == 0 && width < 256) {
          classes[b & 0xff] = (byte) width++;
        }
      }
    }
    Trie trie = new Trie(width, anywhere);
    boolean empty = false;
    for (Bytes text : texts) {
      empty |= text.length() == 0;
      trie.add(text.toArray(), classes, backwards);
    }
    return new TextAutomaton(classes, trie.table(), width, backwards, empty, texts.size());
  }

  /** The texts as a tree of states. */
  private static final class Trie {
    private final int width;
    private final boolean anywhere;
    private final List<int[]> states = new ArrayList<>();

    Trie(int width, boolean anywhere) {
      this.width = width;
      this.anywhere = anywhere;
      newState();
    }

    void add(byte[] text, byte[] classes, boolean backwards) {
      int state = 0;
      for (int i = 0; i < text.length; i++) {
        int at = classes[text[backwards ? text.length - 1 - i : i] & 0xff] & 0xff;
        int following = states.get(state)[at];
        if (following == FOUND) {
          return;
        }
        if (i == text.length - 1) {
          states.get(state)[at] = FOUND;
        } else if (following == DEAD) {
          states.get(state)[at] = newState();
        }
        state = states.get(state)[at];
      }
    }

    private int newState() {
      int[] row = new int[width];
      Arrays.fill(row, DEAD);
      states.add(row);
      return states.size() - 1;
    }

    /** All states in one array, addressed by their first element. */
    int[] table() {
      if (anywhere) {
        followFailures();
      }
      int[] table = new int[states.size() * width];
      for (int state = 0; state < states.size(); state++) {
        for (int at = 0; at < width; at++) {
          int following = states.get(state)[at];
          table[state * width + at] = following < 0 ? following : following * width;
        }
      }
      return table;
    }

    /** Where a text breaks off, goes on with the longest other text that has begun. */
    private void followFailures() {
      int[] failure = new int[states.size()];
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      int[] root = states.getFirst();
      for (int at = 0; at < width; at++) {
        if (root[at] >= 0) {
          queue.add(root[at]);
        } else if (root[at] == DEAD) {
          root[at] = 0;
        }
      }
      while (!queue.isEmpty()) {
        int state = queue.remove();
        int[] row = states.get(state);
        int[] fallback = states.get(failure[state]);
        for (int at = 0; at < width; at++) {
          if (row[at] >= 0 && fallback[at] == FOUND) {
            row[at] = FOUND;
          } else if (row[at] >= 0) {
            failure[row[at]] = fallback[at];
            queue.add(row[at]);
          } else if (row[at] == DEAD) {
            row[at] = fallback[at];
          }
        }
      }
    }
  }
}
