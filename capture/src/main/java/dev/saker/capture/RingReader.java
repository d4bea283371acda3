package dev.saker.capture;

import dev.saker.events.EventHeader;
import dev.saker.kernel.RecordCursor;
import dev.saker.kernel.RingBuffer;

/**
 * The events of one ring, one after the other. It copies many at once into an array of its own, so
 * that the ring is free again before they are looked at. One thread.
 *
 * <pre>
 *   record   0     2      4       8                  8 + len
 *            +-----+------+-------+------------------+--------------+
 *            | cpu | kind | extra | event            | extra bytes  |
 *            +-----+------+-------+------------------+--------------+
 * </pre>
 */
final class RingReader {
  static final int PREFIX_BYTES = 8;
  private static final int EXTRA_OFFSET = 4;
  private static final int COPY_BYTES = 1 << 18;

  private final RingBuffer ring;
  private final byte[] bytes = new byte[COPY_BYTES];
  private final RecordCursor cursor = new RecordCursor();
  private boolean present;
  private long emptyNs;

  RingReader(RingBuffer ring) {
    this.ring = ring;
  }

  /**
   * Copies what the ring has, when all that was copied before has been used up.
   *
   * @param nowNs the time, on any clock that all readers share
   * @return bytes that were copied
   */
  int fill(long nowNs) {
    int count = ring.read(bytes);
    emptyNs = nowNs;
    cursor.wrap(bytes, count);
    present = cursor.next();
    return count;
  }

  /** Whether there is a current event. */
  boolean hasEvent() {
    return present;
  }

  /** When there was nothing more in the ring; for readers without a current event. */
  long emptyNs() {
    return emptyNs;
  }

  /** When the current event happened, nanoseconds since the epoch. */
  long timestampNs() {
    return EventHeader.getLong(bytes, eventOffset() + EventHeader.TIMESTAMP_OFFSET);
  }

  /** The array that holds the current event. */
  byte[] bytes() {
    return bytes;
  }

  int eventOffset() {
    return cursor.offset() + PREFIX_BYTES;
  }

  int eventLength() {
    return cursor.length() - PREFIX_BYTES - extraLength();
  }

  /** Bytes of descriptors behind the event. */
  int extraLength() {
    return EventHeader.getInt(bytes, cursor.offset() + EXTRA_OFFSET);
  }

  int cpu() {
    return EventHeader.getUnsignedShort(bytes, cursor.offset());
  }

  /** Leaves the current event; its bytes stay until {@link #fill}. */
  void advance() {
    present = cursor.next();
  }
}
