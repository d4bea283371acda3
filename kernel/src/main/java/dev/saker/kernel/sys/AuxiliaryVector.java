package dev.saker.kernel.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel told this process when it started: pairs of a key and a value, 8 bytes each. */
final class AuxiliaryVector {
  private static final long AT_PAGESZ = 6;

  private AuxiliaryVector() {}

  static int pageBytes() {
    try {
      return pageBytes(Files.readAllBytes(Path.of("/proc/self/auxv")));
    } catch (IOException e) {
      throw new UncheckedIOException("page size not readable: file=/proc/self/auxv", e);
    }
  }

  static int pageBytes(byte[] vector) {
    ByteBuffer pairs = ByteBuffer.wrap(vector).order(ByteOrder.LITTLE_ENDIAN);
    while (pairs.remaining() >= 16) {
      long key = pairs.getLong();
      long value = pairs.getLong();
      if (key == AT_PAGESZ) {
        return (int) value;
      }
    }
    throw new IllegalStateException("page size missing: file=/proc/self/auxv");
  }
}
