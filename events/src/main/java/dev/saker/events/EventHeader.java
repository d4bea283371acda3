package dev.saker.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Byte layout of an event. Little endian, packed.
 *
 * <pre>
 *   0        8        16     20    22       26
 *   +--------+--------+------+-----+--------+------------------+-----------------
 *   | time   | thread | len  |code | params | length of each   | each parameter
 *   | ns     | id     |      |     | count  | 2 or 4 bytes     | without padding
 *   +--------+--------+------+-----+--------+------------------+-----------------
 * </pre>
 */
public final class EventHeader {
  public static final int TIMESTAMP_OFFSET = 0;
  public static final int TID_OFFSET = 8;
  public static final int LENGTH_OFFSET = 16;
  public static final int CODE_OFFSET = 20;
  public static final int PARAM_COUNT_OFFSET = 22;
  public static final int SIZE_BYTES = 26;

  /** Most parameters that an event can have. */
  public static final int MAX_PARAMS = 32;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EventHeader() {}

  /** Unsigned 16-bit number at an offset. */
  public static int getUnsignedShort(byte[] bytes, int offset) {
    return (short) SHORT.get(bytes, offset) & 0xffff;
  }

  public static int getInt(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  public static long getLong(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  public static void putShort(byte[] bytes, int offset, int value) {
    SHORT.set(bytes, offset, (short) value);
  }

  public static void putInt(byte[] bytes, int offset, int value) {
    INT.set(bytes, offset, value);
  }

  public static void putLong(byte[] bytes, int offset, long value) {
    LONG.set(bytes, offset, value);
  }
}
