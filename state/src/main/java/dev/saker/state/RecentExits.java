package dev.saker.state;

import java.util.Arrays;

/**
 * Threads that ended a short while ago, by their own and their parent's number. It may forget one
 * early, when another falls on the same place, but never makes one up.
 */
final class RecentExits {
  private static final int PLACES = 8192;
  private static final long LONGEST_AGE_NS = 2_000_000_000L;

  private final long[] keys = new long[PLACES];
  private final long[] timestampsNs = new long[PLACES];

  void record(long tid, long ptid, long timestampNs) {
    long key = key(tid, ptid);
    int place = place(key);
    keys[place] = key;
    timestampsNs[place] = timestampNs;
  }

  boolean contains(long tid, long ptid, long timestampNs) {
    long key = key(tid, ptid);
    int place = place(key);
    long age = timestampNs - timestampsNs[place];
    return keys[place] == key && age >= 0 && age < LONGEST_AGE_NS;
  }

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(timestampsNs, 0);
  }

  private static long key(long tid, long ptid) {
    return (ptid << 32) | (tid & 0xffff_ffffL);
  }

  private static int place(long key) {
    return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 51);
  }
}
