package dev.saker.rules.codegen;

import dev.saker.rules.ir.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Texts as a tree of states, from which automata are made. */
final class TextTrie {
  /** Where no text goes on. */
  static final int DEAD = -1;

  /** For each byte value its class; bytes that stand in no text share class 0. */
  private final byte[] classes = new byte[256];

  private final int width;
  private final List<int[]> states = new ArrayList<>();
  private int[] failures = {};

  /** Makes an empty tree for bytes of some texts. */
  TextTrie(Collection<Bytes> texts) {
    int count = 1;
    for (Bytes text : texts) {
      for (byte b : text.toArray()) {
        // Texts that use all 256 bytes leave no class for others: class 0 is then that of a byte.
        if (classes[b & 0xff] == 0 && count < 256) {
          classes[b & 0xff] = (byte) count++;
        }
      }
    }
    width = count;
    newState();
  }

  byte[] classes() {
    return classes;
  }

  int size() {
    return states.size();
  }

  /** Adds a text, or its reverse; answers the state behind it. */
  int add(byte[] text, boolean backwards) {
    int state = 0;
    for (int i = 0; i < text.length; i++) {
      int at = classes[text[backwards ? text.length - 1 - i : i] & 0xff] & 0xff;
      int following = states.get(state)[at];
      if (following == DEAD) {
        following = newState();
        states.get(state)[at] = following;
      }
      state = following;
    }
    return state;
  }

  private int newState() {
    int[] row = new int[width];
    Arrays.fill(row, DEAD);
    states.add(row);
    return states.size() - 1;
  }

  /**
   * Where a text breaks off, goes on with the longest other text that has begun.
   *
   * @return all states but the first, none before a shorter one that it goes on with
   */
  List<Integer> followFailures() {
    failures = new int[states.size()];
    List<Integer> order = new ArrayList<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    int[] root = states.getFirst();
    for (int at = 0; at < width; at++) {
      if (root[at] == DEAD) {
        root[at] = 0;
      } else {
        queue.add(root[at]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      order.add(state);
      int[] row = states.get(state);
      int[] fallback = states.get(failures[state]);
      for (int at = 0; at < width; at++) {
        if (row[at] == DEAD) {
          row[at] = fallback[at];
        } else {
          failures[row[at]] = fallback[at];
          queue.add(row[at]);
        }
      }
    }
    return order;
  }

  /** The state with which a state goes on; after {@link #followFailures}. */
  int failure(int state) {
    return failures[state];
  }

  /** State × class → state times width, or {@link #DEAD}. */
  int[] table() {
    int[] table = new int[states.size() * width];
    for (int state = 0; state < states.size(); state++) {
      for (int at = 0; at < width; at++) {
        int following = states.get(state)[at];
        table[state * width + at] = following == DEAD ? DEAD : following * width;
      }
    }
    return table;
  }

  /** Number of classes. */
  int width() {
    return width;
  }
}
