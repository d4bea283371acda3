package dev.saker.scap;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a capture in order, decompressed. One thread. */
interface ByteSource extends Closeable {
  /**
   * Reads at least one byte.
   *
   * @param length above 0
   * @return how many bytes were read, or -1 at the end
   */
  int read(byte[] target, int offset, int length) throws IOException;

  /** How many bytes of the file were used so far; below what was read when it is compressed. */
  long fileBytesRead();
}
