package dev.saker.state;

import org.jspecify.annotations.Nullable;

/**
 * Texts seen lately, so that one that comes again needs no array of its own: processes open the
 * same files over and over. A fixed number of places, a newer text takes an older one's. The arrays
 * are shared and must not be written. One thread.
 */
public final class TextPool {
  private static final int PLACES = 1 << 13;

  /** Longer texts are not kept, which bounds the pool to about two megabytes. */
  private static final int LONGEST = 256;

  private final byte @Nullable [][] places = new byte @Nullable [PLACES][];

  /** The text of a byte range, in an array that may be shared. */
  public byte[] get(byte[] source, int offset, int length) {
    if (length == 0) {
      return Bytes.EMPTY;
    }
    if (length > LONGEST) {
      return Bytes.range(source, offset, offset + length);
    }
    int place = Bytes.hash(source, offset, length) & (PLACES - 1);
    byte[] known = places[place];
    if (known != null && Bytes.equals(known, source, offset, length)) {
      return known;
    }
    byte[] text = Bytes.range(source, offset, offset + length);
    places[place] = text;
    return text;
  }
}
