package dev.saker.scap;

import java.io.IOException;

/**
 * The header of a recording.
 *
 * <pre>
 *   0       4       6       8
 *   +-------+-------+-------+--------------------+---------+
 *   | magic | major | minor | length of section  | options |
 *   +-------+-------+-------+--------------------+---------+
 * </pre>
 */
final class SectionBlock {
  private SectionBlock() {}

  static void read(BlockCursor block) throws IOException {
    int magic = block.i32();
    if (magic == BlockType.SECTION_MAGIC_SWAPPED) {
      throw new DamageException("capture of a big-endian machine is not supported");
    }
    if (magic != BlockType.SECTION_MAGIC) {
      throw new DamageException("section header without its magic number");
    }
    int major = block.u16();
    if (major > BlockType.MAJOR_VERSION) {
      throw new DamageException(
          "capture of a newer format: version="
              + major
              + "."
              + block.u16()
              + " newest="
              + BlockType.MAJOR_VERSION
              + "."
              + BlockType.MINOR_VERSION);
    }
    block.skip(2 + 8);
  }

  static void write(BlockBuffer out) {
    out.i32(BlockType.SECTION_MAGIC);
    out.u16(BlockType.MAJOR_VERSION);
    out.u16(BlockType.MINOR_VERSION);
    out.i64(-1);
  }
}
