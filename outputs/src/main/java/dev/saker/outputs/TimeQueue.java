package dev.saker.outputs;

import java.util.Arrays;

/** A queue of moments that allocates only when it grows. One thread at a time. */
final class TimeQueue {
  private static final int FIRST_ROOM = 64;

  private long[] moments = new long[FIRST_ROOM];
  private int head;
  private int size;

  void add(long moment) {
    if (size == moments.length) {
      long[] larger = Arrays.copyOfRange(moments, head, head + 2 * size);
      System.arraycopy(moments, 0, larger, moments.length - head, head);
      moments = larger;
      head = 0;
    }
    moments[(head + size) & (moments.length - 1)] = moment;
    size++;
  }

  int size() {
    return size;
  }

  /** The oldest moment; there must be one. */
  long first() {
    return moments[head];
  }

  void removeFirst() {
    head = (head + 1) & (moments.length - 1);
    size--;
  }

  void clear() {
    size = 0;
  }
}
