package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;

/** Comparisons of the byte range of a value with another. */
final class ByteRanges {
  private ByteRanges() {}

  static int compare(Value value, byte[] other, int offset, int length) {
    return Arrays.compareUnsigned(
        value.bytes, value.offset, value.offset + value.length, other, offset, offset + length);
  }

  static boolean startsWith(Value value, byte[] prefix, int offset, int length) {
    return value.length >= length
        && Arrays.equals(
            value.bytes, value.offset, value.offset + length, prefix, offset, offset + length);
  }

  static boolean endsWith(Value value, byte[] suffix, int offset, int length) {
    int end = value.offset + value.length;
    return value.length >= length
        && Arrays.equals(value.bytes, end - length, end, suffix, offset, offset + length);
  }

  static boolean contains(Value value, byte[] part, int offset, int length) {
    if (length == 0) {
      return true;
    }
    byte[] bytes = value.bytes;
    byte first = part[offset];
    int last = value.offset + value.length - length;
    for (int at = value.offset; at <= last; at++) {
      if (bytes[at] == first
          && Arrays.equals(bytes, at + 1, at + length, part, offset + 1, offset + length)) {
        return true;
      }
    }
    return false;
  }

  static boolean containsIgnoreCase(Value value, byte[] part, int offset, int length) {
    int last = value.offset + value.length - length;
    for (int at = value.offset; at <= last; at++) {
      int i = 0;
      while (i < length && lower(value.bytes[at + i]) == lower(part[offset + i])) {
        i++;
      }
      if (i == length) {
        return true;
      }
    }
    return false;
  }

  /** A letter of ASCII in lower case; any other byte as it is. */
  static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  /** A letter of ASCII in upper case; any other byte as it is. */
  static int upper(byte b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  static int hash(byte[] bytes, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    // Short similar texts differ in few low bits; spread them.
    return hash ^ (hash >>> 15);
  }
}
