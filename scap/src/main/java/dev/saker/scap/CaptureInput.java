package dev.saker.scap;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A window that moves over the bytes of a capture. What {@link #ensure} was asked for lies in one
 * array, so that an event can be read in place. Memory grows only with what was asked for and has
 * really arrived, whatever a length in the file says. One thread.
 */
final class CaptureInput implements Closeable {
  /** Large enough that reading the file costs little, small enough to stay in the cache. */
  static final int WINDOW_BYTES = 256 << 10;

  private final ByteSource source;
  private byte[] bytes = new byte[WINDOW_BYTES];
  private int position;
  private int limit;
  private long windowOffset;

  CaptureInput(ByteSource source) {
    this.source = source;
  }

  /**
   * Makes sure that so many bytes from the position on are in the window. The window may move:
   * {@link #bytes} and {@link #position} must be asked for again.
   *
   * @return false when the capture ends before
   */
  boolean ensure(int count) throws IOException {
    return limit - position >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      windowOffset += position;
      limit -= position;
      position = 0;
    }
    while (limit < count) {
      if (limit == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      int read = source.read(bytes, limit, bytes.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  /** The array under the window. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the next byte is. */
  int position() {
    return position;
  }

  /** How many bytes are in the window. */
  int available() {
    return limit - position;
  }

  /** Moves on by bytes that are in the window. */
  void advance(int count) {
    position += count;
  }

  /** Moves on by any number of bytes; false when the capture ends before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > limit - position) {
      left -= limit - position;
      position = limit;
      if (!ensure(1)) {
        return false;
      }
    }
    position += (int) left;
    return true;
  }

  /** How many bytes of the decompressed capture lie before the position. */
  long offset() {
    return windowOffset + position;
  }

  long fileBytesRead() {
    return source.fileBytesRead();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
