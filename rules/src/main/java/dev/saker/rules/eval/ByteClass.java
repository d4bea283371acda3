package dev.saker.rules.eval;

/** A set of byte values. */
final class ByteClass {
  private final long[] bits = new long[4];

  void add(int value) {
    bits[value >> 6] |= 1L << value;
  }

  void addAll() {
    for (int i = 0; i < 4; i++) {
      bits[i] = -1;
    }
  }

  void complement() {
    for (int i = 0; i < 4; i++) {
      bits[i] = ~bits[i];
    }
  }

  boolean contains(int value) {
    return (bits[value >> 6] & 1L << value) != 0;
  }
}
