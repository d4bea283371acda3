package dev.saker.outputs.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends records to a new segment. Works on a {@link RandomAccessFile} and not on a channel, which
 * the interruption of any thread that uses it would close. One thread, but for {@link #sync}.
 */
final class SegmentWriter implements AutoCloseable {
  private final RandomAccessFile file;
  private final long sequence;
  private long length;
  private boolean broken;

  private SegmentWriter(RandomAccessFile file, long sequence) {
    this.file = file;
    this.sequence = sequence;
  }

  /** Makes the file. */
  static SegmentWriter create(Path folder, long sequence) throws IOException {
    Path path = SegmentLayout.file(folder, sequence);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      file.setLength(0);
      file.write(SegmentLayout.header(sequence));
    } catch (IOException e) {
      file.close();
      Files.deleteIfExists(path);
      throw e;
    }
    SegmentWriter writer = new SegmentWriter(file, sequence);
    writer.length = SegmentLayout.HEADER_BYTES;
    return writer;
  }

  long sequence() {
    return sequence;
  }

  /** Bytes of the file, whole records only. */
  long length() {
    return length;
  }

  /** Whether it is not sure what the end of the file is: then nothing can follow there. */
  boolean isBroken() {
    return broken;
  }

  /**
   * Appends a record.
   *
   * @throws IOException when it was not written; what was written of it is taken back, or, when
   *     that fails too, is for the reader to find
   */
  void append(byte[] record) throws IOException {
    try {
      file.write(record);
      length += record.length;
    } catch (IOException e) {
      takeBack(0, e);
      throw e;
    }
  }

  /**
   * Cuts the file back to its whole records without some of them.
   *
   * @param bytes length of the last records, which are to go
   * @param cause why; gets what goes wrong here
   */
  void takeBack(int bytes, IOException cause) {
    length -= bytes;
    try {
      file.setLength(length);
      file.seek(length);
    } catch (IOException e) {
      broken = true;
      cause.addSuppressed(e);
    }
  }

  /** Forces everything to the disk. Any thread. */
  void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
