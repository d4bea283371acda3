package dev.saker.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand in one array, each ended by a NUL but the last: arguments, environment.
 * Immutable by agreement: the array is shared and must not be written.
 */
public final class TextList {
  public static final TextList EMPTY = new TextList(new byte[0], new int[] {0});

  private final byte[] bytes;

  /** Start of each text, then one past the end of the last text's (possibly absent) NUL. */
  private final int[] starts;

  private byte @Nullable [] joined;

  private TextList(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
  }

  /**
   * Splits a copy of a byte range at its NULs. One NUL at the very end counts as an end, not as the
   * start of one more text; nothing at all is no text.
   */
  public static TextList of(byte[] source, int offset, int length) {
    int size = length > 0 && source[offset + length - 1] == 0 ? length - 1 : length;
    if (size == 0) {
      return EMPTY;
    }
    byte[] copy = Arrays.copyOfRange(source, offset, offset + size);
    int count = 1;
    for (byte b : copy) {
      if (b == 0) {
        count++;
      }
    }
    int[] starts = new int[count + 1];
    int next = 1;
    for (int i = 0; i < size; i++) {
      if (copy[i] == 0) {
        starts[next++] = i + 1;
      }
    }
    starts[count] = size + 1;
    return new TextList(copy, starts);
  }

  /** Splits all of an array; see {@link #of(byte[], int, int)}. */
  public static TextList of(byte[] source) {
    return of(source, 0, source.length);
  }

  public int count() {
    return starts.length - 1;
  }

  /** The array that holds all texts. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a text starts in {@link #bytes}. */
  public int offset(int index) {
    return starts[index];
  }

  /** Length of a text in bytes, without its NUL. */
  public int length(int index) {
    return starts[index + 1] - starts[index] - 1;
  }

  /** A text in an array of its own. */
  public byte[] copy(int index) {
    return Arrays.copyOfRange(bytes, offset(index), offset(index) + length(index));
  }

  /** All texts with one blank between them; made on first use and shared. */
  public byte[] joined() {
    byte[] text = joined;
    if (text == null) {
      text = bytes.clone();
      for (int i = 0; i < text.length; i++) {
        if (text[i] == 0) {
          text[i] = ' ';
        }
      }
      joined = text;
    }
    return text;
  }

  /** Whether splitting the byte range would give the same texts. */
  public boolean isSplitOf(byte[] source, int offset, int length) {
    int size = length > 0 && source[offset + length - 1] == 0 ? length - 1 : length;
    return Arrays.equals(bytes, 0, bytes.length, source, offset, offset + size);
  }
}
