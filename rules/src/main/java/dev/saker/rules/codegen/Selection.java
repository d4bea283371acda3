package dev.saker.rules.codegen;

/**
 * The rules of a group that may match the current event. What must be undone for the next event is
 * only what this one added.
 */
final class Selection {
  /** The rules of each block that no look-up excludes. */
  private final long[] always;

  /** Bit n says that block n has such rules. */
  private final long[] alwaysActive;

  private final long[] rules;
  private final long[] active;
  private final int[] touched;
  private int touchedCount;

  Selection(long[] always) {
    this.always = always;
    this.rules = always.clone();
    this.alwaysActive = new long[(always.length + Long.SIZE - 1) / Long.SIZE];
    for (int block = 0; block < always.length; block++) {
      if (always[block] != 0) {
        alwaysActive[block >> 6] |= 1L << block;
      }
    }
    this.active = alwaysActive.clone();
    this.touched = new int[always.length];
  }

  /** Goes back to the rules that are always asked. */
  void reset() {
    if (touchedCount > 0) {
      for (int i = 0; i < touchedCount; i++) {
        rules[touched[i]] = always[touched[i]];
      }
      touchedCount = 0;
      System.arraycopy(alwaysActive, 0, active, 0, active.length);
    }
  }

  /** Adds rules; none of them is always asked. */
  void add(Hits hits) {
    int[] blocks = hits.blocks();
    for (int i = 0; i < blocks.length; i++) {
      int block = blocks[i];
      if (rules[block] == always[block]) {
        touched[touchedCount++] = block;
        active[block >> 6] |= 1L << block;
      }
      rules[block] |= hits.rules()[i];
    }
  }

  /** The first block from one on that has rules; -1 when there is none. */
  int nextBlock(int from) {
    int word = from >> 6;
    if (word >= active.length) {
      return -1;
    }
    long bits = active[word] & -1L << from;
    while (bits == 0) {
      if (++word == active.length) {
        return -1;
      }
      bits = active[word];
    }
    return word << 6 | Long.numberOfTrailingZeros(bits);
  }

  /** The rules of a block, as bits. */
  long rules(int block) {
    return rules[block];
  }
}
