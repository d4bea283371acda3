package dev.saker.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes event bytes: {@link #start}, one call per parameter in order, {@link #finish}. Reusable;
 * one thread.
 */
public final class EventBuilder {
  private byte[] bytes = new byte[4096];
  private int[] lengths = new int[EventHeader.MAX_PARAMS];
  private byte[] payload = new byte[4096];
  private int payloadLength;
  private int params;
  private EventType type = EventTable.get(0);
  private long timestampNs;
  private long tid;

  public EventBuilder start(EventType type, long timestampNs, long tid) {
    this.type = type;
    this.timestampNs = timestampNs;
    this.tid = tid;
    this.params = 0;
    this.payloadLength = 0;
    return this;
  }

  /** A parameter that is not available. */
  public EventBuilder empty() {
    lengths[params++] = 0;
    return this;
  }

  /** Raw bytes. */
  public EventBuilder bytes(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, payload, payloadLength, length);
    payloadLength += length;
    lengths[params++] = length;
    return this;
  }

  public EventBuilder bytes(byte[] source) {
    return bytes(source, 0, source.length);
  }

  /** Text, UTF-8; the NUL is added. */
  public EventBuilder text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return bytes(Arrays.copyOf(utf8, utf8.length + 1));
  }

  /** A number in as many bytes as the parameter's type takes. */
  public EventBuilder number(long value) {
    int size = type.params().get(params).type().sizeBytes();
    if (size < 0) {
      throw new IllegalArgumentException(
          "parameter is not a number: event="
              + type.constant()
              + " param="
              + type.params().get(params).name());
    }
    reserve(size);
    for (int i = 0; i < size; i++) {
      payload[payloadLength++] = (byte) (value >>> (8 * i));
    }
    lengths[params++] = size;
    return this;
  }

  /** Number of parameters given so far. */
  public int paramCount() {
    return params;
  }

  /**
   * Completes the event.
   *
   * @return length of the event, which lies at the start of {@link #buffer}
   */
  public int finish() {
    int lengthSize = type.lengthSizeBytes();
    int size = EventHeader.SIZE_BYTES + params * lengthSize + payloadLength;
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, 2 * bytes.length)];
    }
    EventHeader.putLong(bytes, EventHeader.TIMESTAMP_OFFSET, timestampNs);
    EventHeader.putLong(bytes, EventHeader.TID_OFFSET, tid);
    EventHeader.putInt(bytes, EventHeader.LENGTH_OFFSET, size);
    EventHeader.putShort(bytes, EventHeader.CODE_OFFSET, type.code());
    EventHeader.putInt(bytes, EventHeader.PARAM_COUNT_OFFSET, params);
    int at = EventHeader.SIZE_BYTES;
    for (int i = 0; i < params; i++) {
      if (lengthSize == 2) {
        if (lengths[i] > 0xffff) {
          throw new IllegalStateException(
              "parameter too long: event=" + type.constant() + " bytes=" + lengths[i]);
        }
        EventHeader.putShort(bytes, at, lengths[i]);
      } else {
        EventHeader.putInt(bytes, at, lengths[i]);
      }
      at += lengthSize;
    }
    System.arraycopy(payload, 0, bytes, at, payloadLength);
    return size;
  }

  /** The array that {@link #finish} wrote to; valid until the next {@link #finish}. */
  public byte[] buffer() {
    return bytes;
  }

  private void reserve(int more) {
    if (payload.length - payloadLength < more) {
      payload = Arrays.copyOf(payload, Math.max(payloadLength + more, 2 * payload.length));
    }
  }
}
