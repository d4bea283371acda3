package dev.saker.scap;

import dev.saker.events.EventHeader;
import java.util.Arrays;

/**
 * Keeps the last enter event of each thread until its exit comes. One array holds a slot per
 * thread, and a slot is used again by the thread's next enter, so that the steady state allocates
 * and moves nothing. Slots that hold nothing any more are squeezed out when the array is full. The
 * array never grows beyond a limit: when calls under way need more, the oldest are given up.
 *
 * <pre>
 *   slot:  0     8          12       16         24
 *          +-----+----------+--------+----------+------------------+
 *          | tid | capacity | length | sequence | event            |
 *          |     |          | 0: free|          | (capacity bytes) |
 *          +-----+----------+--------+----------+------------------+
 * </pre>
 */
final class EnterStore {
  private static final int CAPACITY_OFFSET = 8;
  private static final int LENGTH_OFFSET = 12;
  private static final int SEQUENCE_OFFSET = 16;
  private static final int EVENT_OFFSET = 24;
  private static final int MIN_CAPACITY = 64;
  private static final int INITIAL_BYTES = 64 << 10;
  private static final int INITIAL_INDEX = 1 << 10;

  private final int maxBytes;
  private byte[] slots;
  private int end;
  private long sequence;
  private long evicted;

  /** Open addressing: thread → slot position + 1; 0 is vacant. At most half full. */
  private long[] indexTids = new long[INITIAL_INDEX];

  private int[] indexSlots = new int[INITIAL_INDEX];
  private int indexed;

  EnterStore(int maxBytes) {
    this.maxBytes = maxBytes;
    this.slots = new byte[Math.min(INITIAL_BYTES, maxBytes)];
  }

  /** Copies an enter event into the thread's slot, in place of the one that was there. */
  void put(long tid, byte[] event, int offset, int length) {
    int slot = slotOf(tid);
    if (slot < 0 || EventHeader.getInt(slots, slot + CAPACITY_OFFSET) < length) {
      if (slot >= 0) {
        free(slot);
      }
      slot = newSlot(tid, length);
      if (slot < 0) {
        evicted++;
        return;
      }
    }
    EventHeader.putInt(slots, slot + LENGTH_OFFSET, length);
    EventHeader.putLong(slots, slot + SEQUENCE_OFFSET, ++sequence);
    System.arraycopy(event, offset, slots, slot + EVENT_OFFSET, length);
  }

  /** Where in {@link #bytes} the thread's enter event is, or -1. Valid until the next change. */
  int find(long tid) {
    int slot = slotOf(tid);
    return slot >= 0 && length(slot) > 0 ? slot + EVENT_OFFSET : -1;
  }

  byte[] bytes() {
    return slots;
  }

  /** Forgets the thread's enter event. */
  void remove(long tid) {
    int slot = slotOf(tid);
    if (slot >= 0) {
      free(slot);
    }
  }

  void clear() {
    end = 0;
    clearIndex();
  }

  /** Enter events given up for lack of room. */
  long evicted() {
    return evicted;
  }

  private int length(int slot) {
    return EventHeader.getInt(slots, slot + LENGTH_OFFSET);
  }

  private int size(int slot) {
    return EVENT_OFFSET + EventHeader.getInt(slots, slot + CAPACITY_OFFSET);
  }

  private void free(int slot) {
    EventHeader.putInt(slots, slot + LENGTH_OFFSET, 0);
  }

  private int newSlot(long tid, int length) {
    int capacity = Math.max(MIN_CAPACITY, (length + 15) & ~15);
    int size = EVENT_OFFSET + capacity;
    if (slots.length - end < size && !makeRoom(size)) {
      return -1;
    }
    int slot = end;
    end += size;
    EventHeader.putLong(slots, slot, tid);
    EventHeader.putInt(slots, slot + CAPACITY_OFFSET, capacity);
    EventHeader.putInt(slots, slot + LENGTH_OFFSET, 0);
    if (2 * (indexed + 1) > indexTids.length) {
      indexTids = new long[2 * indexTids.length];
      indexSlots = new int[indexTids.length];
      reindex();
    }
    index(tid, slot);
    return slot;
  }

  /** Squeezes free slots out, then grows or gives up old ones, so that half of the room is free. */
  private boolean makeRoom(int size) {
    if (size > maxBytes / 2) {
      return false;
    }
    squeeze(Long.MIN_VALUE);
    long wanted = 2L * (end + size);
    while (slots.length < wanted && slots.length < maxBytes) {
      slots = Arrays.copyOf(slots, (int) Math.min(maxBytes, 2L * slots.length));
    }
    long oldest = 0;
    while (end + size > slots.length / 2 && end > 0) {
      oldest += (sequence - oldest + 1) / 2;
      squeeze(oldest);
    }
    reindex();
    return true;
  }

  /** Drops slots that are free, or were filled at or before a sequence number. */
  private void squeeze(long upTo) {
    int to = 0;
    int next;
    for (int slot = 0; slot < end; slot = next) {
      int size = size(slot);
      next = slot + size;
      if (length(slot) == 0) {
        continue;
      }
      if (EventHeader.getLong(slots, slot + SEQUENCE_OFFSET) <= upTo) {
        evicted++;
        continue;
      }
      System.arraycopy(slots, slot, slots, to, size);
      to += size;
    }
    end = to;
  }

  private void reindex() {
    clearIndex();
    for (int slot = 0; slot < end; slot += size(slot)) {
      index(EventHeader.getLong(slots, slot), slot);
    }
  }

  private void clearIndex() {
    Arrays.fill(indexSlots, 0);
    indexed = 0;
  }

  private int slotOf(long tid) {
    int mask = indexTids.length - 1;
    int at = hash(tid) & mask;
    while (indexSlots[at] != 0) {
      if (indexTids[at] == tid) {
        return indexSlots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** Enters the thread's newest slot; an older one of the same thread is free by then. */
  private void index(long tid, int slot) {
    int mask = indexTids.length - 1;
    int at = hash(tid) & mask;
    while (indexSlots[at] != 0 && indexTids[at] != tid) {
      at = (at + 1) & mask;
    }
    if (indexSlots[at] == 0) {
      indexed++;
    }
    indexTids[at] = tid;
    indexSlots[at] = slot + 1;
  }

  private static int hash(long tid) {
    long mixed = tid * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32);
  }
}
