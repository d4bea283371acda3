package dev.saker.scap;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip, any number of members one after the other. What was decompressed before a
 * damaged place is delivered first.
 *
 * <p>The JDK's own stream is not used: it drops the bytes that it had decompressed when it meets
 * damage, and does not tell how far it got.
 */
final class GzipSource implements ByteSource {
  static final int MAGIC_1 = 0x1f;
  static final int MAGIC_2 = 0x8b;

  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  private final ByteSource file;
  private final byte[] input = new byte[64 << 10];
  private int position;
  private int limit;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private long members;
  private @Nullable DamageException damage;

  GzipSource(ByteSource file) {
    this.file = file;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    while (true) {
      if (!inMember && !beginMember()) {
        return -1;
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
      if (damage != null) {
        throw damage;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        if (!fill()) {
          throw new DamageException("gzip data ends too early");
        }
        inflater.setInput(input, position, limit - position);
      } else {
        throw new DamageException("gzip data damaged");
      }
    }
  }

  private int inflate(byte[] target, int offset, int length) {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      damage = new DamageException("gzip data damaged", e);
      return (int) (inflater.getBytesWritten() - before);
    }
  }

  /** Reads the header of the next member; false at the end of the file. */
  private boolean beginMember() throws IOException {
    int first = nextOrEnd();
    if (members > 0) {
      while (first == 0) { // padding, as tape and block devices leave it
        first = nextOrEnd();
      }
    }
    if (first < 0) {
      return false;
    }
    if (first != MAGIC_1 || next() != MAGIC_2) {
      throw new DamageException("gzip data followed by something else");
    }
    int method = next();
    int flags = next();
    if (method != DEFLATE || (flags & FLAGS_RESERVED) != 0) {
      throw new DamageException("gzip header not understood");
    }
    skip(6); // time, extra flags, operating system
    if ((flags & FLAG_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(input, position, limit - position);
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long checksum = next32();
    long size = next32();
    if (checksum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new DamageException("gzip checksum differs");
    }
    inMember = false;
    members++;
  }

  private long next32() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // up to and with the NUL
    }
  }

  private int next() throws IOException {
    int value = nextOrEnd();
    if (value < 0) {
      throw new DamageException("gzip data ends too early");
    }
    return value;
  }

  private int nextOrEnd() throws IOException {
    return position < limit || fill() ? input[position++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    int count = file.read(input, 0, input.length);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public long fileBytesRead() {
    return file.fileBytesRead();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
