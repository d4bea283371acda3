package dev.saker.kernel.btf;

import java.util.Arrays;

/** Finds types by their names without flavour: chains of ids, by the hash of the name. */
final class BtfNames {
  private final Btf btf;
  private final int firstId;
  private final int[] heads;
  private final int[] next;

  BtfNames(Btf btf, int firstId, int count) {
    this.btf = btf;
    this.firstId = firstId;
    heads = new int[Math.max(16, Integer.highestOneBit(Math.max(count, 1)) * 2)];
    next = new int[count];
    // From the last to the first, so that a chain has them in order.
    for (int id = firstId + count - 1; id >= firstId; id--) {
      String name = btf.nameOf(id);
      if (!name.isEmpty()) {
        int slot = slot(Btf.essential(name));
        next[id - firstId] = heads[slot];
        heads[slot] = id;
      }
    }
  }

  private int slot(String name) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 16) & heads.length - 1;
  }

  int[] find(String essential) {
    int[] found = new int[4];
    int count = 0;
    for (int id = heads[slot(essential)]; id != 0; id = next[id - firstId]) {
      if (!Btf.essential(btf.nameOf(id)).equals(essential)) {
        continue;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = id;
    }
    return Arrays.copyOf(found, count);
  }
}
