package dev.saker.outputs.spool;

import dev.saker.outputs.IoReason;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SpoolOptions.Sync;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue of records on disk. {@link #append} may be called by any thread; {@link #peek} and {@link
 * #acknowledge} by one other. What was appended survives the end of the process, however it came;
 * what was not acknowledged comes again after opening, in order. A segment is deleted when all of
 * it was acknowledged.
 *
 * <p>Each opening begins a new segment. The last one of the run before is cut back to its last
 * whole record; from a damaged record anywhere else the reader goes on to the next whole one.
 */
public final class Spool implements AutoCloseable {
  private final SpoolOptions options;
  private final FolderLock lock;
  private final PositionFile position;
  private final SpoolWriter writer;
  private final SpoolReader reader;

  private Spool(
      SpoolOptions options,
      FolderLock lock,
      PositionFile position,
      SpoolWriter writer,
      SpoolReader reader) {
    this.options = options;
    this.lock = lock;
    this.position = position;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens a spool, and looks through what an earlier run left in it.
   *
   * @param damageListener hears of each damaged place, in words
   * @throws IOException when the folder can not be used, or another process has it
   */
  public static Spool open(SpoolOptions options, Consumer<String> damageListener)
      throws IOException {
    Path folder = options.folder();
    FolderLock lock = lock(folder);
    try {
      return open(options, damageListener, lock, PositionFile.open(folder));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static FolderLock lock(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      return FolderLock.take(folder);
    } catch (FileSystemException e) {
      throw new IOException("spool can not be used: folder=" + folder + ": " + IoReason.of(e), e);
    }
  }

  private static Spool open(
      SpoolOptions options, Consumer<String> damageListener, FolderLock lock, PositionFile position)
      throws IOException {
    try {
      Recovery.Found found = Recovery.of(options.folder(), position.read(), damageListener);
      SpoolWriter writer = new SpoolWriter(options, found);
      SpoolReader reader =
          new SpoolReader(options.folder(), found.begin(), writer, position, damageListener);
      return new Spool(options, lock, position, writer, reader);
    } catch (IOException e) {
      position.close();
      throw e;
    }
  }

  /**
   * Appends a record. When this returns true the record survives the end of the process; with
   * {@link Sync#ALWAYS} that of the system too.
   *
   * @return false when the spool is full
   * @throws IOException when it could not be written
   */
  public boolean append(byte[] payload) throws IOException {
    if (payload.length == 0 || payload.length > SegmentLayout.MAX_PAYLOAD_BYTES) {
      throw new IOException("record too large for the spool: bytes=" + payload.length);
    }
    return writer.append(SegmentLayout.record(payload));
  }

  /** The oldest record that was not acknowledged; null when there is none. */
  public byte @Nullable [] peek() throws IOException {
    return reader.peek();
  }

  /** Takes away what {@link #peek} returned. */
  public void acknowledge() throws IOException {
    reader.acknowledge();
  }

  /** Records appended and not acknowledged. Any thread. */
  public long waiting() {
    return writer.waiting();
  }

  /** Bytes of all segments. Any thread. */
  public long bytes() {
    return writer.bytes();
  }

  /** Forces to the disk what was written since the last time, where the options say so. */
  public void sync() throws IOException {
    if (options.sync() == Sync.INTERVAL) {
      writer.sync(position);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    reader.close();
    if (options.sync() != Sync.NEVER) {
      position.sync();
    }
    position.close();
    lock.close();
  }
}
