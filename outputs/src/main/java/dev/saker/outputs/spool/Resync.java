package dev.saker.outputs.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Finds the next whole record behind a damaged place: where the damaged record says that it ends,
 * when a whole one follows there, or else wherever the bytes are those of a record.
 */
final class Resync {
  /** Most bytes that are summed up: what looks like lengths everywhere is not worth more. */
  private static final long MAX_CHECKED_BYTES = 1L << 30;

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private final CRC32C crc = new CRC32C();
  private long checkedBytes;

  private Resync(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes);
  }

  /**
   * Looks for it.
   *
   * @param bytes the rest of a segment, from the beginning of the damaged record
   * @return where the next record begins; -1 when there is none
   */
  static int next(byte[] bytes) {
    return new Resync(bytes).find();
  }

  private int find() {
    if (bytes.length < SegmentLayout.RECORD_HEADER_BYTES) {
      return -1;
    }
    int stated = numbers.getInt(0);
    if (stated > 0
        && stated <= bytes.length - SegmentLayout.RECORD_HEADER_BYTES
        && isRecord(SegmentLayout.RECORD_HEADER_BYTES + stated)) {
      return SegmentLayout.RECORD_HEADER_BYTES + stated;
    }
    for (int at = 1; at < bytes.length && checkedBytes < MAX_CHECKED_BYTES; at++) {
      if (isRecord(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isRecord(int at) {
    int left = bytes.length - at - SegmentLayout.RECORD_HEADER_BYTES;
    if (left <= 0) {
      return false;
    }
    int length = numbers.getInt(at);
    if (length <= 0 || length > left || length > SegmentLayout.MAX_PAYLOAD_BYTES) {
      return false;
    }
    checkedBytes += length;
    crc.reset();
    crc.update(bytes, at, Integer.BYTES);
    crc.update(bytes, at + SegmentLayout.RECORD_HEADER_BYTES, length);
    return numbers.getInt(at + Integer.BYTES) == (int) crc.getValue();
  }
}
