package dev.saker.state;

import org.jspecify.annotations.Nullable;

/**
 * Hash map from {@code long} to objects: open addressing with linear probing, no boxing, no garbage
 * but the arrays when it grows. Values are never null. Entries may be visited by position while
 * nothing is added or removed. One thread.
 */
public final class LongMap<V> {
  private static final int SMALLEST = 8;

  /** Arrays of a map that never held anything: they are looked into, never written. */
  private static final long[] NO_KEYS = new long[1];

  private static final @Nullable Object[] NO_VALUES = new Object[1];

  private long[] keys = NO_KEYS;
  private @Nullable Object[] values = NO_VALUES;
  private int size;

  public LongMap() {}

  private LongMap(LongMap<V> other) {
    size = other.size;
    if (size > 0) {
      keys = other.keys.clone();
      values = other.values.clone();
    }
  }

  /** A map of its own with the same keys and the same value objects. */
  public LongMap<V> copy() {
    return new LongMap<>(this);
  }

  public int size() {
    return size;
  }

  @SuppressWarnings("unchecked") // only values of type V are ever stored
  public @Nullable V get(long key) {
    @Nullable Object[] table = values;
    int mask = table.length - 1;
    int at = slot(key, mask);
    while (true) {
      Object value = table[at];
      if (value == null) {
        return null;
      }
      if (keys[at] == key) {
        return (V) value;
      }
      at = (at + 1) & mask;
    }
  }

  /** Adds or replaces; answers what was there before. */
  @SuppressWarnings("unchecked") // only values of type V are ever stored
  public @Nullable V put(long key, V value) {
    if (values.length < SMALLEST) {
      keys = new long[SMALLEST];
      values = new Object[SMALLEST];
    }
    int mask = values.length - 1;
    int at = slot(key, mask);
    while (true) {
      Object present = values[at];
      if (present == null) {
        keys[at] = key;
        values[at] = value;
        if (++size > values.length - (values.length >> 2)) {
          grow();
        }
        return null;
      }
      if (keys[at] == key) {
        values[at] = value;
        return (V) present;
      }
      at = (at + 1) & mask;
    }
  }

  /** Removes and answers what was there, or null. */
  @SuppressWarnings("unchecked") // only values of type V are ever stored
  public @Nullable V remove(long key) {
    int mask = values.length - 1;
    int at = slot(key, mask);
    while (true) {
      Object present = values[at];
      if (present == null) {
        return null;
      }
      if (keys[at] == key) {
        size--;
        closeGap(at, mask);
        return (V) present;
      }
      at = (at + 1) & mask;
    }
  }

  public void clear() {
    keys = NO_KEYS;
    values = NO_VALUES;
    size = 0;
  }

  /** Number of positions for {@link #valueAt} and {@link #keyAt}. */
  public int positions() {
    return values.length;
  }

  /** The value at a position, or null where there is none. */
  @SuppressWarnings("unchecked") // only values of type V are ever stored
  public @Nullable V valueAt(int position) {
    return (V) values[position];
  }

  /** The key at a position that holds a value. */
  public long keyAt(int position) {
    return keys[position];
  }

  /** Moves later members of the probe sequence forward, so that no marks of removal are needed. */
  private void closeGap(int gap, int mask) {
    int free = gap;
    int at = gap;
    while (true) {
      at = (at + 1) & mask;
      Object value = values[at];
      if (value == null) {
        values[free] = null;
        return;
      }
      int home = slot(keys[at], mask);
      if (((at - home) & mask) >= ((at - free) & mask)) {
        keys[free] = keys[at];
        values[free] = value;
        free = at;
      }
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldKeys.length * 2];
    int mask = values.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      Object value = oldValues[i];
      if (value != null) {
        int at = slot(oldKeys[i], mask);
        while (values[at] != null) {
          at = (at + 1) & mask;
        }
        keys[at] = oldKeys[i];
        values[at] = value;
      }
    }
  }

  private static int slot(long key, int mask) {
    long h = key * 0x9E37_79B9_7F4A_7C15L;
    return (int) (h >>> 32) & mask;
  }
}
