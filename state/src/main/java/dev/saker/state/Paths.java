package dev.saker.state;

import dev.saker.events.EventHeader;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;

/** Paths made absolute and normal, as the state keeps them. */
public final class Paths {
  /** Longest path in bytes, with one for its end. */
  public static final int LIMIT = 1024;

  private static final byte DELETE = 0x7f;

  /** Times a byte: eight of them. */
  private static final long EACH = 0x0101_0101_0101_0101L;

  private static final long HIGH_BITS = EACH << 7;

  private static final byte[] TOO_LONG = Bytes.of("/DIR_TOO_LONG/FILENAME_TOO_LONG");

  private Paths() {}

  /**
   * Sets {@code out} to a path taken from a directory: {@code .}, {@code ..} and doubled slashes of
   * the path are resolved, a slash at its end is dropped, and what can not be printed is replaced
   * (see {@link PrintableText}). The directory is taken as it is.
   *
   * @param directory ends in a slash; not used when the path begins with one or is empty
   */
  public static void join(TextBuffer out, byte[] directory, byte[] path, int offset, int length) {
    out.clear();
    if (directory.length + length + 1 > LIMIT) {
      out.append(TOO_LONG);
      return;
    }
    if (length > 0 && path[offset] != '/') {
      out.append(directory);
    }
    normalise(out, path, offset, offset + length);
  }

  /**
   * Whether {@link #join} is sure to give the path as it is: absolute, printable ASCII, neither
   * dots nor slashes to resolve. A quick look; no is not sure.
   */
  public static boolean staysInJoin(byte[] directory, byte[] path) {
    int length = path.length;
    if (length < 2
        || directory.length + length + 1 > LIMIT
        || path[0] != '/'
        || path[length - 1] == '/') {
      return false;
    }
    int at = 0;
    for (; at + Long.BYTES < length; at += Long.BYTES) {
      long eight = EventHeader.getLong(path, at);
      if (!isPrintable(eight) || hasDotsOrSlashes(eight, EventHeader.getLong(path, at + 1))) {
        return false;
      }
    }
    byte before = 0;
    for (; at < length; at++) {
      byte b = path[at];
      if (b < ' ' || b == DELETE || (before == '/' && (b == '/' || b == '.'))) {
        return false;
      }
      before = b;
    }
    return true;
  }

  /** Whether eight bytes are printable ASCII. */
  private static boolean isPrintable(long eight) {
    long atLeastSpace = eight + EACH * (0x80 - ' ');
    long isDelete = ~((eight ^ EACH * DELETE) + EACH * DELETE);
    return ((eight | isDelete | ~atLeastSpace) & HIGH_BITS) == 0;
  }

  /**
   * Whether a slash is followed by a slash or a dot.
   *
   * @param eight printable bytes
   * @param next the bytes one further on
   */
  private static boolean hasDotsOrSlashes(long eight, long next) {
    long isSlash = ~((eight ^ EACH * '/') + EACH * 0x7f);
    // The codes of dot and slash differ in the lowest bit.
    long isDotOrSlash = ~(((next | EACH) ^ EACH * '/') + EACH * 0x7f);
    return (isSlash & isDotOrSlash & HIGH_BITS) != 0;
  }

  private static void normalise(TextBuffer out, byte[] path, int offset, int end) {
    boolean emptyBase = out.isEmpty();
    int at = offset;
    while (at < end) {
      int b = path[at];
      boolean starts = out.isEmpty() || endsInSlash(out);
      if (b == '.' && starts) {
        int dots = dots(path, at, end);
        if (dots == 0) {
          if (out.length() + 1 >= LIMIT) {
            return;
          }
          out.append(b);
          at++;
          continue;
        }
        if (dots == 2) {
          dropLast(out);
        }
        at = Math.min(at + dots + 1, end);
      } else if (b == '/') {
        if (!(starts && (!out.isEmpty() || !emptyBase))) {
          if (out.length() + 1 >= LIMIT) {
            return;
          }
          out.append(b);
        }
        at++;
      } else {
        int length = PrintableText.sequence(path, at, end);
        if (out.length() + (length > 0 ? length : 3) >= LIMIT) {
          return;
        }
        if (length > 0) {
          out.append(path, at, length);
          at += length;
        } else {
          PrintableText.appendReplacement(out);
          at -= length;
        }
      }
    }
    if (out.length() > 1 && endsInSlash(out)) {
      out.truncate(out.length() - 1);
    }
  }

  /** 1 or 2 when a component of so many dots, and nothing else, starts here; else 0. */
  private static int dots(byte[] path, int at, int end) {
    if (at + 1 == end || path[at + 1] == '/') {
      return 1;
    }
    return path[at + 1] == '.' && (at + 2 == end || path[at + 2] == '/') ? 2 : 0;
  }

  /** Goes back to the directory above, but not above the start. */
  private static void dropLast(TextBuffer out) {
    int length = out.length();
    if (length <= 1) {
      return;
    }
    length--;
    while (length >= 1 && out.bytes()[length - 1] != '/') {
      length--;
    }
    out.truncate(length);
  }

  private static boolean endsInSlash(TextBuffer out) {
    return out.bytes()[out.length() - 1] == '/';
  }
}
