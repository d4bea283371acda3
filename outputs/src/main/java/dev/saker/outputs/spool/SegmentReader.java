package dev.saker.outputs.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the records of a segment, which may still grow. One thread. */
final class SegmentReader implements AutoCloseable {
  /** More than a segment has, unless it is a single long record. */
  private static final long MAX_SEARCHED_BYTES = 32L << 20;

  private final Path path;
  private final RandomAccessFile file;
  private final long sequence;
  private long offset;

  private SegmentReader(Path path, RandomAccessFile file, long sequence, long offset) {
    this.path = path;
    this.file = file;
    this.sequence = sequence;
    this.offset = offset;
  }

  /**
   * Opens a segment. One with a damaged header is read all the same: its records have checksums.
   *
   * @param offset where to begin; anything before the first record means the first record
   * @param damageListener hears of a damaged header
   * @throws DamageException when it is missing, or too short for a header
   * @throws IOException when it can not be read, or was written by a later version
   */
  static SegmentReader open(
      Path folder, long sequence, long offset, Consumer<String> damageListener) throws IOException {
    Path path = SegmentLayout.file(folder, sequence);
    if (!Files.exists(path)) {
      throw new DamageException(path, 0, false, "segment missing");
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      checkHeader(path, file, sequence, damageListener);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return new SegmentReader(path, file, sequence, Math.max(offset, SegmentLayout.HEADER_BYTES));
  }

  private static void checkHeader(
      Path path, RandomAccessFile file, long sequence, Consumer<String> damageListener)
      throws IOException {
    if (file.length() < SegmentLayout.HEADER_BYTES) {
      throw new DamageException(path, 0, true, "segment ends inside its header");
    }
    byte[] header = new byte[SegmentLayout.HEADER_BYTES];
    file.readFully(header);
    if (SegmentLayout.isHeader(header, sequence)) {
      return;
    }
    int version = SegmentLayout.version(header);
    if (version > SegmentLayout.VERSION) {
      throw new IOException(
          "spool written by a later version: file="
              + path
              + " version="
              + version
              + " known="
              + SegmentLayout.VERSION);
    }
    damageListener.accept("not the header of a segment: file=" + path);
  }

  long sequence() {
    return sequence;
  }

  /** Where the next record begins. */
  long offset() {
    return offset;
  }

  /**
   * Reads the next record.
   *
   * @param limit length of the file as far as it is written
   * @return the payload; null at the limit
   * @throws DamageException when there is no valid record; the offset stays before it
   */
  byte @Nullable [] next(long limit) throws IOException {
    if (offset == limit) {
      return null;
    }
    long left = limit - offset;
    if (left < SegmentLayout.RECORD_HEADER_BYTES) {
      throw damage(left >= 0, "segment ends inside a record");
    }
    byte[] header = new byte[SegmentLayout.RECORD_HEADER_BYTES];
    file.seek(offset);
    file.readFully(header);
    int length = ByteBuffer.wrap(header).getInt(0);
    if (length <= 0 || length > SegmentLayout.MAX_PAYLOAD_BYTES) {
      throw damage(false, "record with wrong length");
    }
    if (length > left - SegmentLayout.RECORD_HEADER_BYTES) {
      throw damage(true, "segment ends inside a record");
    }
    byte[] payload = new byte[length];
    file.readFully(payload);
    if (SegmentLayout.checksum(payload) != ByteBuffer.wrap(header).getInt(4)) {
      throw damage(false, "record with wrong checksum");
    }
    offset += SegmentLayout.RECORD_HEADER_BYTES + length;
    return payload;
  }

  /**
   * Goes on behind a damaged place, after {@link #next} found one.
   *
   * @param limit length of the file as far as it is written
   * @return false when no whole record follows
   */
  boolean skipDamage(long limit) throws IOException {
    if (limit <= offset) {
      return false;
    }
    byte[] rest = new byte[(int) Math.min(limit - offset, MAX_SEARCHED_BYTES)];
    file.seek(offset);
    file.readFully(rest);
    int next = Resync.next(rest);
    if (next < 0) {
      return false;
    }
    offset += next;
    return true;
  }

  private DamageException damage(boolean torn, String reason) {
    return new DamageException(path, offset, torn, reason);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
