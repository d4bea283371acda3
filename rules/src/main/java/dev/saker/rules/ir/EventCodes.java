package dev.saker.rules.ir;

import dev.saker.events.EventTable;
import java.util.BitSet;

/** A set of event codes. Immutable. */
public final class EventCodes {
  /** Every code. */
  public static final EventCodes ALL = all();

  /** No code. */
  public static final EventCodes NONE = new EventCodes(new BitSet());

  private final BitSet bits;

  private EventCodes(BitSet bits) {
    this.bits = bits;
  }

  /** The set of some codes. */
  public static EventCodes of(int... codes) {
    BitSet bits = new BitSet();
    for (int code : codes) {
      bits.set(code);
    }
    return new EventCodes(bits);
  }

  public boolean contains(int code) {
    return bits.get(code);
  }

  /** The codes as bits; the caller owns them. */
  public BitSet toBitSet() {
    return (BitSet) bits.clone();
  }

  public int size() {
    return bits.cardinality();
  }

  public EventCodes and(EventCodes other) {
    BitSet result = (BitSet) bits.clone();
    result.and(other.bits);
    return new EventCodes(result);
  }

  public EventCodes or(EventCodes other) {
    BitSet result = (BitSet) bits.clone();
    result.or(other.bits);
    return new EventCodes(result);
  }

  /** All codes that are not in this set. */
  public EventCodes complement() {
    BitSet result = (BitSet) ALL.bits.clone();
    result.andNot(bits);
    return new EventCodes(result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventCodes codes && codes.bits.equals(bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return bits.toString();
  }

  private static EventCodes all() {
    BitSet bits = new BitSet();
    bits.set(0, EventTable.COUNT);
    return new EventCodes(bits);
  }
}
