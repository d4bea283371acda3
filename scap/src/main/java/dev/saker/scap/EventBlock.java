package dev.saker.scap;

import dev.saker.events.EventHeader;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;

/**
 * Finds the event within an event block.
 *
 * <pre>
 *   0     2          2 or 6
 *   +-----+----------+--------------------------+---------+
 *   | cpu | flags    | event, see EventHeader   | padding |
 *   |     | (4 or 0) |                          |         |
 *   +-----+----------+--------------------------+---------+
 * </pre>
 *
 * <p>In blocks of version 1 the event's header has no parameter count. It is put in, in place: the
 * header moves four bytes towards the start of the block, over bytes that were read already.
 */
final class EventBlock {
  private static final int CPU_BYTES = 2;
  private static final int FLAGS_BYTES = 4;
  private static final int HEADER_V1_BYTES = EventHeader.PARAM_COUNT_OFFSET;
  private static final int COUNT_BYTES = 4;

  /** Producers of version 1 counted these bytes too much in two kinds of event. */
  private static final int STRAY_BYTES = 3;

  private static final int NOTIFICATION = 280;
  private static final int INFRASTRUCTURE = 286;

  private int cpu;
  private int flags;
  private boolean known;

  int cpu() {
    return cpu;
  }

  /** Flags as {@link EventView#captureFlags} has them. */
  int flags() {
    return flags;
  }

  /** Whether the event's code is in the event table; otherwise the block is to be skipped. */
  boolean isKnown() {
    return known;
  }

  /**
   * Moves the view onto the event of a block that lies in the array as a whole.
   *
   * @param at where the block starts
   * @param length the block's length, checked against the room in the array
   */
  void read(byte[] bytes, int at, int length, int blockType, EventView view)
      throws DamageException {
    boolean flagged = BlockType.isFlaggedEvent(blockType);
    boolean version1 = BlockType.isEventV1(blockType);
    int body = at + BlockType.HEADER_BYTES;
    int event = body + CPU_BYTES + (flagged ? FLAGS_BYTES : 0);
    int available = at + length - BlockType.TRAILER_BYTES - event;
    if (available < (version1 ? HEADER_V1_BYTES : EventHeader.SIZE_BYTES)) {
      throw new DamageException("event block too short: length=" + length);
    }
    cpu = EventHeader.getUnsignedShort(bytes, body);
    flags = flagged ? EventHeader.getInt(bytes, body + CPU_BYTES) & EventView.STATE_ONLY : 0;
    int code = EventHeader.getUnsignedShort(bytes, event + EventHeader.CODE_OFFSET);
    known = code < EventTable.COUNT;
    if (!known) {
      return;
    }
    if (version1) {
      insertCount(bytes, event, available, EventTable.get(code));
      event -= COUNT_BYTES;
      available += COUNT_BYTES;
    }
    String problem = view.wrap(bytes, event, available);
    if (problem != null) {
      throw new DamageException(problem);
    }
  }

  private static void insertCount(byte[] bytes, int event, int available, EventType type)
      throws DamageException {
    int length = EventHeader.getInt(bytes, event + EventHeader.LENGTH_OFFSET);
    if (type.code() == NOTIFICATION || type.code() == INFRASTRUCTURE) {
      length -= STRAY_BYTES;
    }
    if (length < HEADER_V1_BYTES || length > available) {
      throw new DamageException(
          "event length out of range: length=" + length + " available=" + available);
    }
    int count = countParams(bytes, event + HEADER_V1_BYTES, event + length, type);
    System.arraycopy(bytes, event, bytes, event - COUNT_BYTES, HEADER_V1_BYTES);
    int moved = event - COUNT_BYTES;
    EventHeader.putInt(bytes, moved + EventHeader.LENGTH_OFFSET, length + COUNT_BYTES);
    EventHeader.putInt(bytes, moved + EventHeader.PARAM_COUNT_OFFSET, count);
  }

  /** The largest count, from the table's down, with which the lengths fill the event exactly. */
  private static int countParams(byte[] bytes, int lengths, int end, EventType type)
      throws DamageException {
    for (int count = type.params().size(); count >= 0; count--) {
      int position = lengths + 2 * count;
      if (position > end) {
        continue;
      }
      for (int i = 0; i < count; i++) {
        position += EventHeader.getUnsignedShort(bytes, lengths + 2 * i);
      }
      if (position == end) {
        return count;
      }
      if (position < end) {
        break;
      }
    }
    throw new DamageException("parameter lengths do not add up: event=" + type.constant());
  }
}
