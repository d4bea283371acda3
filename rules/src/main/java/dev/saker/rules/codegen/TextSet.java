package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.plan.Structure;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of byte strings; open addressing, at most half full.
 *
 * @param slots members by {@link TextHash}
 * @param mask number of slots less one
 * @param lengths bit n says that a member has n bytes; bit 63 stands for 63 and more
 * @param size number of members
 */
record TextSet(byte[] @Nullable [] slots, int mask, long lengths, int size) implements ValueTest {
  static TextSet of(Collection<Bytes> members) {
    int capacity = Integer.highestOneBit(Math.max(2, 2 * members.size())) * 2;
    byte[] @Nullable [] slots = new byte[capacity][];
    long lengths = 0;
    for (Bytes member : members) {
      byte[] bytes = member.toArray();
      int at = TextHash.of(bytes, 0, bytes.length) & capacity - 1;
      while (slots[at] != null) {
        at = at + 1 & capacity - 1;
      }
      slots[at] = bytes;
      lengths |= 1L << Math.min(bytes.length, 63);
    }
    return new TextSet(slots, capacity - 1, lengths, members.size());
  }

  @Override
  public boolean test(Value value) {
    if ((lengths >>> Math.min(value.length, 63) & 1) == 0) {
      return false;
    }
    int at = TextHash.of(value.bytes, value.offset, value.length) & mask;
    byte[] member = slots[at];
    while (member != null) {
      if (value.contentEquals(member)) {
        return true;
      }
      at = at + 1 & mask;
      member = slots[at];
    }
    return false;
  }

  @Override
  public List<Structure> structures() {
    return List.of(new Structure(Structure.Kind.HASH, size));
  }
}
