package dev.saker.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Goes through the records that {@link RingBuffer#read} copied, those left out that their writer
 * discarded. Reusable; one thread.
 */
public final class RecordCursor {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int DISCARD = 1 << 30;
  private static final int HEADER_BYTES = 8;

  private byte[] bytes = new byte[0];
  private int end;
  private int nextHeader;
  private int offset;
  private int length;

  /** Begins before the first record. */
  public void wrap(byte[] copied, int count) {
    bytes = copied;
    end = count;
    nextHeader = 0;
  }

  /** Moves to the next record; false when there is none. */
  public boolean next() {
    while (nextHeader < end) {
      int header = (int) INT.get(bytes, nextHeader);
      offset = nextHeader + HEADER_BYTES;
      length = header & ~DISCARD;
      nextHeader = offset + length + 7 & ~7;
      if ((header & DISCARD) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the bytes of the record begin. */
  public int offset() {
    return offset;
  }

  /** How many bytes it has. */
  public int length() {
    return length;
  }
}
