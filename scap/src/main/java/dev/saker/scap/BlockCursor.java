package dev.saker.scap;

import dev.saker.events.EventHeader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the members of one block's body, and of one entry within it, and never beyond either. The
 * body passes through the window piece by piece, so a process list may be larger than memory.
 */
final class BlockCursor {
  private final CaptureInput input;
  private long bodyLeft;
  private long entryLeft;

  BlockCursor(CaptureInput input) {
    this.input = input;
  }

  /** Begins a block; the input stands at its body. The first entry is the whole body. */
  void begin(long bodyBytes) {
    bodyLeft = bodyBytes;
    entryLeft = bodyBytes;
  }

  /** Bytes of the body not read yet. */
  long bodyLeft() {
    return bodyLeft;
  }

  /** Bytes of the entry not read yet. */
  long entryLeft() {
    return entryLeft;
  }

  /** Begins an entry that may reach to the end of the body. */
  void beginEntry() {
    entryLeft = bodyLeft;
  }

  /** Limits the entry to so many bytes from here on. */
  void limitEntry(long bytes) throws DamageException {
    if (bytes < 0 || bytes > bodyLeft) {
      throw new DamageException("entry beyond its block: entry=" + bytes + " left=" + bodyLeft);
    }
    entryLeft = bytes;
  }

  /** Moves behind the entry; what it holds beyond the members known is a newer producer's. */
  void endEntry() throws IOException {
    skip(entryLeft);
  }

  int u8() throws IOException {
    int at = take(1);
    return input.bytes()[at] & 0xff;
  }

  int u16() throws IOException {
    int at = take(2);
    return EventHeader.getUnsignedShort(input.bytes(), at);
  }

  int i32() throws IOException {
    int at = take(4);
    return EventHeader.getInt(input.bytes(), at);
  }

  long u32() throws IOException {
    return i32() & 0xffff_ffffL;
  }

  long i64() throws IOException {
    int at = take(8);
    return EventHeader.getLong(input.bytes(), at);
  }

  byte[] bytes(int count) throws IOException {
    int at = take(count);
    return Arrays.copyOfRange(input.bytes(), at, at + count);
  }

  /** Text with its length before it, up to its first NUL if it has one. */
  byte[] text() throws IOException {
    return text(u16());
  }

  /** Text of so many bytes, up to its first NUL if it has one. */
  byte[] text(int count) throws IOException {
    byte[] text = bytes(count);
    for (int i = 0; i < count; i++) {
      if (text[i] == 0) {
        return Arrays.copyOf(text, i);
      }
    }
    return text;
  }

  /** A list of texts with the length of all before it, as it is. */
  byte[] list() throws IOException {
    return bytes(u16());
  }

  void skip(long count) throws IOException {
    use(count);
    if (!input.skip(count)) {
      throw endsEarly();
    }
  }

  /** Where in the window the next bytes are, which may replace the window's array. */
  private int take(int count) throws IOException {
    use(count);
    if (!input.ensure(count)) {
      throw endsEarly();
    }
    int at = input.position();
    input.advance(count);
    return at;
  }

  private void use(long count) throws DamageException {
    if (count > entryLeft) {
      throw new DamageException("entry too short: needs=" + count + " left=" + entryLeft);
    }
    entryLeft -= count;
    bodyLeft -= count;
  }

  private static DamageException endsEarly() {
    return new DamageException("capture ends within a block");
  }
}
