package dev.saker.state;

import org.jspecify.annotations.Nullable;

/** Entries of closed descriptors, to be used again for new ones. One thread. */
final class FdPool {
  private static final int MOST = 1024;

  private final @Nullable FdEntry[] free = new FdEntry[MOST];
  private int count;

  /** An entry as if it was new. */
  FdEntry take() {
    if (count == 0) {
      return new FdEntry();
    }
    FdEntry entry = free[--count];
    if (entry == null) {
      throw new IllegalStateException("descriptor pool has a hole: count=" + count);
    }
    free[count] = null;
    entry.reset();
    return entry;
  }

  /**
   * Takes back an entry that no table holds any more. Its content stays until {@link #take}, since
   * it may be that of the current event.
   */
  void giveBack(FdEntry entry) {
    if (count < MOST) {
      free[count++] = entry;
    }
  }
}
