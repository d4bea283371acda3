package dev.saker.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing byte buffer for text that is put together per event. Reused, so that steady state
 * allocates nothing. One thread.
 */
public final class TextBuffer {
  private byte[] bytes = new byte[256];
  private int length;

  public TextBuffer clear() {
    length = 0;
    return this;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Cuts the text to a length not above the present one. */
  public void truncate(int newLength) {
    length = Math.min(length, newLength);
  }

  public TextBuffer append(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
    return this;
  }

  public TextBuffer append(byte[] source) {
    return append(source, 0, source.length);
  }

  /** Appends one byte, the low eight bits of the argument. */
  public TextBuffer append(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Appends text as UTF-8; free of allocation for Latin text only as far as the JDK's is. */
  public TextBuffer append(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return append(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  public TextBuffer appendDecimal(long value) {
    if (value < 0) {
      append('-');
      return appendUnsigned(-value);
    }
    return appendUnsigned(value);
  }

  public TextBuffer appendUnsigned(long value) {
    reserve(20);
    int at = length + 20;
    int end = at;
    long rest = value;
    do {
      long quotient = Long.divideUnsigned(rest, 10);
      bytes[--at] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    } while (rest != 0);
    System.arraycopy(bytes, at, bytes, length, end - at);
    length += end - at;
    return this;
  }

  /** Appends a non-negative number with leading zeros up to a width of at most 20. */
  public TextBuffer appendPadded(long value, int width) {
    int start = length;
    appendUnsigned(value);
    int missing = width - (length - start);
    if (missing > 0) {
      reserve(missing);
      System.arraycopy(bytes, start, bytes, start + missing, length - start);
      Arrays.fill(bytes, start, start + missing, (byte) '0');
      length += missing;
    }
    return this;
  }

  /** Appends a number in base 16, without prefix. */
  public TextBuffer appendHex(long value, boolean upperCase) {
    return appendDigits(value, 4, upperCase ? 'A' : 'a');
  }

  public TextBuffer appendOctal(long value) {
    return appendDigits(value, 3, 'a');
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private TextBuffer appendDigits(long value, int bitsPerDigit, char ten) {
    int digits =
        Math.max(1, (64 - Long.numberOfLeadingZeros(value) + bitsPerDigit - 1) / bitsPerDigit);
    reserve(digits);
    int mask = (1 << bitsPerDigit) - 1;
    for (int i = digits - 1; i >= 0; i--) {
      int digit = (int) (value >>> (i * bitsPerDigit)) & mask;
      bytes[length++] = (byte) (digit < 10 ? '0' + digit : ten + digit - 10);
    }
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
