package dev.saker.outputs.spool;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment file, all numbers big-endian. The file's name is its sequence number in 16
 * hexadecimal digits, with {@value #SUFFIX}.
 *
 * <pre>
 *  header    0        8         12          20       24
 *            | magic  | version | sequence  | crc32c |      checksum of bytes 0 to 19
 *
 *  record    0        4         8           8 + length
 *            | length | crc32c  | payload   |               checksum of length and payload
 * </pre>
 *
 * Records follow each other without gaps until the end of the file. A file that ends inside a
 * record was cut by the end of its process.
 */
final class SegmentLayout {
  static final String SUFFIX = ".segment";
  static final long MAGIC = 0x53414b45525350_31L; // "SAKERSP1"
  static final int VERSION = 1;

  static final int HEADER_BYTES = 24;
  static final int RECORD_HEADER_BYTES = 8;
  static final int MAX_PAYLOAD_BYTES = 16 << 20;

  private static final long MAX_SEQUENCE = 1L << 60;
  private static final int HEADER_CHECKED_BYTES = 20;
  private static final int NAME_DIGITS = 16;

  private SegmentLayout() {}

  static byte[] header(long sequence) {
    ByteBuffer header =
        ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putInt(VERSION).putLong(sequence);
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, HEADER_CHECKED_BYTES);
    return header.putInt((int) crc.getValue()).array();
  }

  /** Whether the bytes are a header of this version for that sequence number. */
  static boolean isHeader(byte[] bytes, long sequence) {
    return Arrays.equals(bytes, header(sequence));
  }

  /** Version of a header whose checksum is right; -1 for other bytes. */
  static int version(byte[] header) {
    ByteBuffer buffer = ByteBuffer.wrap(header);
    CRC32C crc = new CRC32C();
    crc.update(header, 0, HEADER_CHECKED_BYTES);
    boolean valid =
        buffer.getLong(0) == MAGIC && buffer.getInt(HEADER_CHECKED_BYTES) == (int) crc.getValue();
    return valid ? buffer.getInt(8) : -1;
  }

  static byte[] record(byte[] payload) {
    return ByteBuffer.allocate(RECORD_HEADER_BYTES + payload.length)
        .putInt(payload.length)
        .putInt(checksum(payload))
        .put(payload)
        .array();
  }

  static int checksum(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(0, payload.length));
    crc.update(payload);
    return (int) crc.getValue();
  }

  static Path file(Path folder, long sequence) {
    String digits = Long.toHexString(sequence);
    return folder.resolve("0".repeat(NAME_DIGITS - digits.length()) + digits + SUFFIX);
  }

  /** Sequence number in a file's name; -1 when it is no segment. */
  static long sequence(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.length() != NAME_DIGITS + SUFFIX.length() || !name.endsWith(SUFFIX)) {
      return -1;
    }
    try {
      long sequence = Long.parseLong(name, 0, NAME_DIGITS, 16);
      return sequence < MAX_SEQUENCE ? sequence : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
