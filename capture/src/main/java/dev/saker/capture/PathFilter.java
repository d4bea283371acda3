package dev.saker.capture;

import dev.saker.events.EventHeader;

/**
 * Which paths matter when a file is opened for reading, in the form that the probe looks them up
 * in: some others may pass too. One thread fills it.
 *
 * <pre>
 *   0       4       8       12         16                    16 + 8192
 *   +-------+-------+-------+----------+---------------------+
 *   | heads | tails | whole |          | a bit for each hash |
 *   +-------+-------+-------+----------+---------------------+
 * </pre>
 *
 * <p>Beginnings, ends and whole paths are hashed in words of four bytes; what is no multiple of
 * that is cut. {@code heads} and {@code tails} have a bit for each number of words that is in use.
 */
public final class PathFilter {
  static final int BYTES = 16 + (1 << 13);
  private static final int BITS_OFFSET = 16;
  private static final int WORD = 4;
  private static final int MOST_HEAD_WORDS = 16;
  private static final int MOST_TAIL_WORDS = 8;
  private static final int LONGEST = 255;
  private static final int FACTOR = 0x9e3779b1;
  private static final int HEAD = 0x811c9dc5;
  private static final int TAIL = 0x2f0b4c47;
  private static final int WHOLE = 0x5bd1e995;

  private final byte[] bytes = new byte[BYTES];

  /**
   * Lets paths pass that begin so.
   *
   * @return false when the text is too short to be looked up: then every path has to pass
   */
  public boolean addHead(byte[] text) {
    int words = Math.min(text.length / WORD, MOST_HEAD_WORDS);
    if (words == 0) {
      return false;
    }
    setBit(head(text, words));
    mark(0, words);
    return true;
  }

  /**
   * Lets paths pass that end so.
   *
   * @return false when the text is too short to be looked up: then every path has to pass
   */
  public boolean addTail(byte[] text) {
    int words = Math.min(text.length / WORD, MOST_TAIL_WORDS);
    if (words == 0) {
      return false;
    }
    int hash = TAIL;
    for (int i = 0; i < words; i++) {
      hash = mix(hash, EventHeader.getInt(text, text.length - WORD * (i + 1)));
    }
    setBit(hash);
    mark(4, words);
    return true;
  }

  /** Lets one path pass. */
  public void addWhole(byte[] path) {
    if (path.length <= LONGEST) {
      int hash = head(path, Math.min(path.length / WORD, MOST_HEAD_WORDS));
      setBit(mix(hash, path.length ^ WHOLE));
      EventHeader.putInt(bytes, 8, 1);
    }
  }

  /** What the map of the probe takes; it stays this object's. */
  byte[] bytes() {
    return bytes;
  }

  private static int head(byte[] text, int words) {
    int hash = HEAD;
    for (int i = 0; i < words; i++) {
      hash = mix(hash, EventHeader.getInt(text, WORD * i));
    }
    return hash;
  }

  private static int mix(int hash, int word) {
    return (hash ^ word) * FACTOR;
  }

  private void mark(int offset, int words) {
    EventHeader.putInt(bytes, offset, EventHeader.getInt(bytes, offset) | 1 << words - 1);
  }

  private void setBit(int hash) {
    int bit = hash >>> 16;
    int at = BITS_OFFSET + bit / 64 * 8;
    EventHeader.putLong(bytes, at, EventHeader.getLong(bytes, at) | 1L << bit % 64);
  }
}
