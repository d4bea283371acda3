package dev.saker.scap;

import dev.saker.events.EventHeader;
import java.util.Arrays;

/** The body of a block while it is put together. Grows; reused. */
final class BlockBuffer {
  private byte[] bytes = new byte[4096];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  void clear() {
    length = 0;
  }

  void u8(int value) {
    int at = room(1);
    bytes[at] = (byte) value;
  }

  void flag(boolean value) {
    u8(value ? 1 : 0);
  }

  void u16(int value) {
    int at = room(2);
    EventHeader.putShort(bytes, at, value);
  }

  void i32(int value) {
    int at = room(4);
    EventHeader.putInt(bytes, at, value);
  }

  void i64(long value) {
    int at = room(8);
    EventHeader.putLong(bytes, at, value);
  }

  void bytes(byte[] source, int offset, int count) {
    int at = room(count);
    System.arraycopy(source, offset, bytes, at, count);
  }

  void zeros(int count) {
    int at = room(count);
    Arrays.fill(bytes, at, at + count, (byte) 0);
  }

  /** Exactly so many bytes: cut, or filled up with zeros. */
  void padded(byte[] source, int count) {
    int given = Math.min(source.length, count);
    bytes(source, 0, given);
    zeros(count - given);
  }

  /** A length of two bytes, then the bytes, cut to what readers accept. */
  void text(byte[] text, int maxBytes) {
    int count = Math.min(text.length, maxBytes);
    u16(count);
    bytes(text, 0, count);
  }

  /** Leaves room for the length of an entry; the result goes to {@link #endEntry}. */
  int beginEntry() {
    return room(4);
  }

  /** Fills in the length of the entry, itself included. */
  void endEntry(int start) {
    EventHeader.putInt(bytes, start, length - start);
  }

  private int room(int count) {
    int at = length;
    if (bytes.length - at < count) {
      bytes = Arrays.copyOf(bytes, Math.max(at + count, 2 * bytes.length));
    }
    length = at + count;
    return at;
  }
}
