package dev.saker.events;

import org.jspecify.annotations.Nullable;

/**
 * A movable window over the bytes of one event. It owns nothing: after {@link #wrap} it is valid as
 * long as the array under it is left alone, which for an {@link EventSource} means until the next
 * call of {@link EventSource#next}. One thread.
 *
 * <p>Parameters are addressed by position; a position that the event does not carry reads as empty
 * ({@link #length} 0), since older producers wrote fewer parameters. Parameters that the event
 * table does not know, from newer producers, are not shown.
 */
public final class EventView {
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private EventType type = EventTable.get(0);
  private int paramCount;
  private final int[] paramOffsets = new int[EventHeader.MAX_PARAMS + 1];

  private long number;
  private int cpu;
  private int captureFlags;

  /**
   * Moves the window.
   *
   * @param bytes array that holds the event
   * @param offset where the event's header starts
   * @param available how many bytes belong to the event at most
   * @return null when the bytes are a sound event; otherwise what is wrong, in words, and the
   *     window must not be used
   */
  public @Nullable String wrap(byte[] bytes, int offset, int available) {
    if (available < EventHeader.SIZE_BYTES) {
      return "event shorter than its header: bytes=" + available;
    }
    int eventLength = EventHeader.getInt(bytes, offset + EventHeader.LENGTH_OFFSET);
    int code = EventHeader.getUnsignedShort(bytes, offset + EventHeader.CODE_OFFSET);
    int count = EventHeader.getInt(bytes, offset + EventHeader.PARAM_COUNT_OFFSET);
    if (code >= EventTable.COUNT) {
      return "unknown event code: code=" + code;
    }
    if (eventLength < EventHeader.SIZE_BYTES || eventLength > available) {
      return "event length out of range: length=" + eventLength + " available=" + available;
    }
    if (count < 0 || count > EventHeader.MAX_PARAMS) {
      return "parameter count out of range: count=" + count;
    }
    EventType eventType = EventTable.get(code);
    int lengthSize = eventType.lengthSizeBytes();
    int at = offset + EventHeader.SIZE_BYTES;
    int end = offset + eventLength;
    int position = at + count * lengthSize;
    if (position > end) {
      return "parameter lengths beyond the event: count=" + count + " length=" + eventLength;
    }
    int[] offsets = paramOffsets;
    for (int i = 0; i < count; i++) {
      offsets[i] = position;
      int size;
      if (lengthSize == 2) {
        size = EventHeader.getUnsignedShort(bytes, at);
      } else {
        size = EventHeader.getInt(bytes, at);
      }
      if (size < 0 || size > end - position) {
        return "parameter beyond the event: index=" + i + " length=" + size;
      }
      position += size;
      at += lengthSize;
    }
    offsets[count] = position;
    this.bytes = bytes;
    this.offset = offset;
    this.length = eventLength;
    this.type = eventType;
    this.paramCount = Math.min(count, eventType.params().size());
    return null;
  }

  /**
   * {@link #captureFlags}: the event is there for the state's sake and is not held against rules.
   */
  public static final int STATE_ONLY = 1;

  /**
   * Sets what stands beside the event, not in its bytes.
   *
   * @param number ordinal of the event in this run, from 1
   * @param cpu processor it happened on
   * @param captureFlags {@link #STATE_ONLY} or 0
   */
  public void place(long number, int cpu, int captureFlags) {
    this.number = number;
    this.cpu = cpu;
    this.captureFlags = captureFlags;
  }

  public int captureFlags() {
    return captureFlags;
  }

  /** Ordinal of the event in this run, from 1. */
  public long number() {
    return number;
  }

  public int cpu() {
    return cpu;
  }

  /** The array under the window; parameters are addressed in it by {@link #offset(int)}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the event starts in {@link #bytes}. */
  public int offset() {
    return offset;
  }

  /** Length of the whole event in bytes, header included. */
  public int length() {
    return length;
  }

  public EventType type() {
    return type;
  }

  public int code() {
    return type.code();
  }

  /** Nanoseconds since the epoch. */
  public long timestampNs() {
    return EventHeader.getLong(bytes, offset + EventHeader.TIMESTAMP_OFFSET);
  }

  /** Thread that caused the event; -1 for none. */
  public long tid() {
    return EventHeader.getLong(bytes, offset + EventHeader.TID_OFFSET);
  }

  /** Parameters present, which may be fewer than the type has, and never more. */
  public int paramCount() {
    return paramCount;
  }

  /** Where a parameter starts in {@link #bytes}; only for a parameter with a length above 0. */
  public int offset(int param) {
    return paramOffsets[param];
  }

  /** Length of a parameter in bytes, as stored; 0 when it is not there. */
  public int length(int param) {
    return param < paramCount ? paramOffsets[param + 1] - paramOffsets[param] : 0;
  }

  /** Length of a text parameter without its NUL; 0 when it is not there. */
  public int textLength(int param) {
    int size = length(param);
    if (size > 0 && bytes[paramOffsets[param] + size - 1] == 0) {
      return size - 1;
    }
    return size;
  }

  /** Whether the parameter is there, which for text may still mean empty text. */
  public boolean has(int param) {
    return length(param) > 0;
  }

  /**
   * A numeric parameter of one, two, four or eight bytes, widened according to the sign of its
   * type.
   *
   * @param missing value to answer when the parameter is not there or has another size
   */
  public long number(int param, long missing) {
    int at = paramOffsets[param];
    boolean signed = type.params().get(param).type().isSigned();
    return switch (length(param)) {
      case 1 -> signed ? bytes[at] : bytes[at] & 0xff;
      case 2 -> {
        int value = EventHeader.getUnsignedShort(bytes, at);
        yield signed ? (short) value : value;
      }
      case 4 -> {
        int value = EventHeader.getInt(bytes, at);
        yield signed ? value : value & 0xffff_ffffL;
      }
      case 8 -> EventHeader.getLong(bytes, at);
      default -> missing;
    };
  }

  /** An eight-byte parameter; {@code missing} when it is not there. */
  public long int64(int param, long missing) {
    return length(param) == 8 ? EventHeader.getLong(bytes, paramOffsets[param]) : missing;
  }

  /** A four-byte parameter, unsigned; {@code missing} when it is not there. */
  public long uint32(int param, long missing) {
    return length(param) == 4
        ? EventHeader.getInt(bytes, paramOffsets[param]) & 0xffff_ffffL
        : missing;
  }
}
