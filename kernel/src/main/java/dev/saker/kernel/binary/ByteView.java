package dev.saker.kernel.binary;

import dev.saker.kernel.error.FormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A named range of little-endian bytes that are not trusted: whatever lies outside it is a {@link
 * FormatException}. The bytes are shared, not copied, and are not to be changed by anybody.
 */
public final class ByteView {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final String name;
  private final byte[] bytes;
  private final int start;
  private final int size;

  /** All of the bytes. */
  public ByteView(String name, byte[] bytes) {
    this(name, bytes, 0, bytes.length);
  }

  private ByteView(String name, byte[] bytes, int start, int size) {
    this.name = name;
    this.bytes = bytes;
    this.start = start;
    this.size = size;
  }

  /** What the bytes are, for messages. */
  public String name() {
    return name;
  }

  public int size() {
    return size;
  }

  public int u8(long at) {
    return bytes[index(at, 1)] & 0xff;
  }

  public int u16(long at) {
    return (short) SHORT.get(bytes, index(at, 2)) & 0xffff;
  }

  public int i32(long at) {
    return (int) INT.get(bytes, index(at, 4));
  }

  public long u32(long at) {
    return i32(at) & 0xffff_ffffL;
  }

  public long i64(long at) {
    return (long) LONG.get(bytes, index(at, 8));
  }

  /** The text that begins here and ends before the next NUL. */
  public String text(long at) {
    int from = index(at, 1);
    return new String(bytes, from, textEnd(from) - from, StandardCharsets.UTF_8);
  }

  /** How many bytes the text that begins here has. */
  public int textBytes(long at) {
    int from = index(at, 1);
    return textEnd(from) - from;
  }

  private int textEnd(int from) {
    for (int i = from; i < start + size; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    throw new FormatException(name + ": text has no end: offset=" + (from - start));
  }

  /** A part of these bytes, under a name of its own. */
  public ByteView slice(String sliceName, long at, long length) {
    return new ByteView(sliceName, bytes, index(at, length), (int) length);
  }

  /** A copy. */
  public byte[] toArray() {
    return Arrays.copyOfRange(bytes, start, start + size);
  }

  /** An exception that begins with the name of these bytes. */
  public FormatException problem(String what) {
    return new FormatException(name + ": " + what);
  }

  private int index(long at, long length) {
    if (at < 0 || length < 0 || at > size - length) {
      throw new FormatException(
          name + ": ends too early: offset=" + at + " length=" + length + " size=" + size);
    }
    return start + (int) at;
  }
}
