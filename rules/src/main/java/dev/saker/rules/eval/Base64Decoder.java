package dev.saker.rules.eval;

import dev.saker.events.TextBuffer;
import dev.saker.events.Value;

/** Decodes base64 text, with padding or without; bits that are left over must be 0. */
final class Base64Decoder {
  private Base64Decoder() {}

  /** Appends the decoded bytes; false when the text is none. Zero bytes at its end do not count. */
  static boolean decode(Value in, TextBuffer out) {
    int end = in.offset + in.length;
    while (end > in.offset && in.bytes[end - 1] == 0) {
      end--;
    }
    if (end == in.offset) {
      return true;
    }
    for (int i = 0; i < 2 && end > in.offset && in.bytes[end - 1] == '='; i++) {
      end--;
    }
    if ((end - in.offset) % 4 == 1 || end == in.offset) {
      return false;
    }
    int collected = 0;
    int bits = 0;
    for (int i = in.offset; i < end; i++) {
      int digit = digit(in.bytes[i]);
      if (digit < 0) {
        return false;
      }
      collected = collected << 6 | digit;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out.append(collected >> bits);
      }
    }
    return (collected & (1 << bits) - 1) == 0;
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }
}
