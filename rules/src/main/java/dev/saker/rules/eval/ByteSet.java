package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A set of byte strings, asked with byte ranges. Immutable; open addressing, at most half full. */
final class ByteSet {
  private final byte[] @Nullable [] slots;
  private final int mask;
  private final int minLength;
  private final int maxLength;

  ByteSet(Collection<Bytes> members) {
    int capacity = Integer.highestOneBit(Math.max(2, 2 * members.size())) * 2;
    slots = new byte[capacity][];
    mask = capacity - 1;
    int min = Integer.MAX_VALUE;
    int max = -1;
    for (Bytes member : members) {
      byte[] bytes = member.toArray();
      int at = ByteRanges.hash(bytes, 0, bytes.length) & mask;
      while (slots[at] != null) {
        at = (at + 1) & mask;
      }
      slots[at] = bytes;
      min = Math.min(min, bytes.length);
      max = Math.max(max, bytes.length);
    }
    minLength = min;
    maxLength = max;
  }

  /** Whether any member is of this length, or near it: saves the hash of long texts. */
  boolean fits(int length) {
    return length >= minLength && length <= maxLength;
  }

  boolean contains(Value value, int hash) {
    int at = hash & mask;
    byte[] member = slots[at];
    while (member != null) {
      if (value.contentEquals(member)) {
        return true;
      }
      at = (at + 1) & mask;
      member = slots[at];
    }
    return false;
  }
}
