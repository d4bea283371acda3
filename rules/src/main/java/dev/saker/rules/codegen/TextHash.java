package dev.saker.rules.codegen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hash of a byte range from its length, its first eight bytes and its last eight: as fast for a
 * path as for a word. Ranges that differ in their middle only collide.
 */
final class TextHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private TextHash() {}

  static int of(byte[] bytes, int offset, int length) {
    long first = 0;
    long last = 0;
    if (length >= Long.BYTES) {
      first = (long) LONG.get(bytes, offset);
      last = (long) LONG.get(bytes, offset + length - Long.BYTES);
    } else if (length >= Integer.BYTES) {
      first = (int) INT.get(bytes, offset);
      last = (int) INT.get(bytes, offset + length - Integer.BYTES);
    } else if (length > 0) {
      first = bytes[offset];
      last = bytes[offset + length - 1] ^ bytes[offset + (length >> 1)] << Byte.SIZE;
    }
    long mixed = (first + length) * 0x9E3779B97F4A7C15L ^ last * 0xC2B2AE3D27D4EB4FL;
    mixed ^= mixed >>> 29;
    return (int) (mixed * 0x165667B19E3779F9L >>> 32);
  }
}
