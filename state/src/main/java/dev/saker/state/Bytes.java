package dev.saker.state;

import dev.saker.events.EventHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small operations on texts that are bytes. */
public final class Bytes {
  public static final byte[] EMPTY = new byte[0];

  /** What stands for a text that is not known. */
  public static final byte[] NOT_AVAILABLE = of("<NA>");

  /** Odd, its bits without pattern: two to the power of 64 divided by the golden ratio. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** Times a byte: eight of them. */
  private static final long EACH = 0x0101_0101_0101_0101L;

  private Bytes() {}

  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String string(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  public static boolean equals(byte[] text, byte[] source, int offset, int length) {
    return text.length == length && Arrays.equals(text, 0, length, source, offset, offset + length);
  }

  /** A hash of a byte range, made eight bytes at a time. */
  public static int hash(byte[] source, int offset, int length) {
    long hash = length;
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ EventHeader.getLong(source, at)) * MIX;
      hash ^= hash >>> 32;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | (source[at] & 0xff);
    }
    hash = (hash ^ rest) * MIX;
    return (int) (hash >>> 32);
  }

  /** Position of the first zero in a byte range, or its end. */
  public static int zeroOrEnd(byte[] source, int from, int end) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long eight = EventHeader.getLong(source, at);
      long zeros = (eight - EACH) & ~eight & EACH << 7;
      if (zeros != 0) {
        return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
    }
    while (at < end && source[at] != 0) {
      at++;
    }
    return at;
  }

  /** Position of the first occurrence at or after {@code from}, or -1. */
  public static int indexOf(byte[] text, byte[] part, int from) {
    for (int i = Math.max(from, 0); i <= text.length - part.length; i++) {
      if (startsWith(text, i, part)) {
        return i;
      }
    }
    return -1;
  }

  /** Position of the last occurrence, or -1. */
  public static int lastIndexOf(byte[] text, byte[] part) {
    for (int i = text.length - part.length; i >= 0; i--) {
      if (startsWith(text, i, part)) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes from {@code from} up to {@code to}, in an array of their own. */
  public static byte[] range(byte[] text, int from, int to) {
    return Arrays.copyOfRange(text, from, to);
  }

  public static boolean endsWith(byte[] text, byte[] end) {
    return text.length >= end.length && startsWith(text, text.length - end.length, end);
  }

  private static boolean startsWith(byte[] text, int at, byte[] part) {
    return Arrays.equals(text, at, at + part.length, part, 0, part.length);
  }
}
