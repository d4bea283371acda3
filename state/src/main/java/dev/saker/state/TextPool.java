package dev.saker.state;

import java.util.Arrays;

/**
 * Texts seen lately, so that one that comes again needs no array of its own: processes open the
 * same files over and over. A fixed number of places, two for each text, where a newer one takes an
 * older one's. The arrays are shared and must not be written. One thread.
 */
public final class TextPool {
  private static final int PLACES = 1 << 13;

  /** Longer texts are not kept, which bounds the pool to about two megabytes. */
  private static final int LONGEST = 256;

  private final byte[][] places = new byte[PLACES][];

  public TextPool() {
    Arrays.fill(places, Bytes.EMPTY);
  }

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
    if (Bytes.equals(known, source, offset, length)) {
      return known;
    }
    int neighbour = place ^ 1;
    byte[] other = places[neighbour];
    if (Bytes.equals(other, source, offset, length)) {
      return other;
    }
    byte[] text = Bytes.range(source, offset, offset + length);
    places[neighbour] = known;
    places[place] = text;
    return text;
  }
}
