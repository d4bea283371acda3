package dev.saker.state;

import java.util.Arrays;

/**
 * A byte range as key of a hash map. Keys in a map own their array; a probe is moved over foreign
 * bytes so that looking up allocates nothing.
 */
final class ByteKey {
  private byte[] bytes;
  private int offset;
  private int length;
  private int hash;

  ByteKey(byte[] bytes) {
    this.bytes = bytes;
    set(bytes, 0, bytes.length);
  }

  /** Moves a probe; never to be used on a key that is in a map. */
  ByteKey set(byte[] source, int start, int count) {
    bytes = source;
    offset = start;
    length = count;
    hash = Bytes.hash(source, start, count);
    return this;
  }

  /** The bytes of a key that owns its whole array. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteKey key
        && hash == key.hash
        && Arrays.equals(
            bytes, offset, offset + length, key.bytes, key.offset, key.offset + key.length);
  }
}
