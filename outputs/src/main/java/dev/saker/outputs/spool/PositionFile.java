package dev.saker.outputs.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Remembers up to where records were taken. Two slots are written in turn, so that one of them is
 * whole whatever happens while the other is written; the whole one with the higher generation
 * counts. That is as atomic as a rename, and cheap enough to be done for each record.
 *
 * <pre>
 *  slot      0            8          16       24       28       32
 *            | generation | sequence | offset | crc32c | unused |
 * </pre>
 *
 * One thread, but for {@link #sync}.
 */
final class PositionFile implements AutoCloseable {
  static final String NAME = "position";
  private static final int SLOT_BYTES = 32;
  private static final int CHECKED_BYTES = 24;

  private final RandomAccessFile file;
  private long generation;
  private @Nullable Position position;

  /**
   * A place in the spool.
   *
   * @param sequence the segment
   * @param offset where in it the next record begins
   */
  record Position(long sequence, long offset) {}

  private PositionFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens the file, which is made when missing. */
  static PositionFile open(Path folder) throws IOException {
    RandomAccessFile file = new RandomAccessFile(folder.resolve(NAME).toFile(), "rw");
    PositionFile opened = new PositionFile(file);
    try {
      opened.readSlots();
      if (file.length() < 2L * SLOT_BYTES) {
        // Room for both slots now, so that a disk that is full later does not matter.
        file.setLength(0);
        file.write(new byte[2 * SLOT_BYTES]);
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return opened;
  }

  private void readSlots() throws IOException {
    byte[] bytes = new byte[(int) Math.min(file.length(), 2L * SLOT_BYTES)];
    file.readFully(bytes);
    for (int at = 0; at + SLOT_BYTES <= bytes.length; at += SLOT_BYTES) {
      ByteBuffer slot = ByteBuffer.wrap(bytes, at, SLOT_BYTES).slice();
      if (slot.getInt(CHECKED_BYTES) == checksum(slot) && slot.getLong(0) > generation) {
        generation = slot.getLong(0);
        position = new Position(slot.getLong(8), slot.getLong(16));
      }
    }
  }

  /** The position written last; null when none is readable, so that everything has to be taken. */
  @Nullable Position read() {
    return position;
  }

  void write(Position next) throws IOException {
    long nextGeneration = generation + 1;
    ByteBuffer slot =
        ByteBuffer.allocate(SLOT_BYTES)
            .putLong(nextGeneration)
            .putLong(next.sequence())
            .putLong(next.offset());
    slot.putInt(checksum(slot));
    file.seek((nextGeneration & 1) * SLOT_BYTES);
    file.write(slot.array());
    generation = nextGeneration;
    position = next;
  }

  private static int checksum(ByteBuffer slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot.duplicate().position(0).limit(CHECKED_BYTES));
    return (int) crc.getValue();
  }

  /** Forces the position to the disk. Any thread. */
  void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
