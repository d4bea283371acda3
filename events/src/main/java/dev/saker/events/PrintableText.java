package dev.saker.events;

/**
 * Text as it may be shown: UTF-8 without control characters. Each control character (of ASCII, or
 * U+0080 to U+009F), each noncharacter and each broken sequence is replaced by one U+FFFD, where a
 * broken sequence ends before the first byte that can not continue it.
 */
public final class PrintableText {
  private PrintableText() {}

  /** Whether nothing in the byte range needs to be replaced. */
  public static boolean isPrintable(byte[] bytes, int offset, int length) {
    return firstBad(bytes, offset, offset + length) == offset + length;
  }

  /** Appends a byte range with replacements. */
  public static void append(TextBuffer out, byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int bad = firstBad(bytes, at, end);
      out.append(bytes, at, bad - at);
      if (bad == end) {
        return;
      }
      appendReplacement(out);
      at = bad - sequence(bytes, bad, end);
    }
  }

  /**
   * The sequence at a position: its length when it can be shown; otherwise minus the number of
   * bytes that one replacement stands for.
   */
  public static int sequence(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead < 0x80) {
      return lead >= 0x20 && lead != 0x7f ? 1 : -1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return -1;
    }
    if (lead < 0xe0) {
      return twoBytes(bytes, at, end, lead);
    }
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    int wanted = lead < 0xf0 ? 3 : 4;
    int point = lead & (wanted == 3 ? 0x0f : 0x07);
    for (int i = 1; i < wanted; i++) {
      int next = at + i < end ? bytes[at + i] & 0xff : 0;
      if (next < low || next > high) {
        return -i;
      }
      point = (point << 6) | (next & 0x3f);
      low = 0x80;
      high = 0xbf;
    }
    boolean noncharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
    return noncharacter ? -wanted : wanted;
  }

  /** Appends U+FFFD. */
  public static void appendReplacement(TextBuffer out) {
    out.append(0xef).append(0xbf).append(0xbd);
  }

  private static int twoBytes(byte[] bytes, int at, int end, int lead) {
    if (at + 1 >= end || (bytes[at + 1] & 0xc0) != 0x80) {
      return -1;
    }
    return (((lead & 0x1f) << 6) | (bytes[at + 1] & 0x3f)) > 0x9f ? 2 : -2;
  }

  private static int firstBad(byte[] bytes, int offset, int end) {
    int at = offset;
    while (at < end) {
      byte b = bytes[at];
      if (b >= 0x20 && b != 0x7f) {
        at++;
        continue;
      }
      int length = sequence(bytes, at, end);
      if (length < 0) {
        return at;
      }
      at += length;
    }
    return end;
  }
}
