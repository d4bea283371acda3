package dev.saker.outputs.spool;

import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SpoolOptions.Sync;
import dev.saker.outputs.spool.PositionFile.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue of records on disk. {@link #append} may be called by any thread; {@link #peek} and {@link
 * #acknowledge} by one other. What was appended survives the end of the process, however it came;
 * what was not acknowledged comes again after opening, in order. A segment is deleted when all of
 * it was acknowledged.
 *
 * <p>Each opening begins a new segment. The last one of the run before is cut back to its last
 * whole record; a damaged record anywhere else makes the reader go on with the next segment.
 */
public final class Spool implements AutoCloseable {
  private static final long MAX_SEGMENT_BYTES = 8L << 20;

  private final Path folder;
  private final SpoolOptions options;
  private final long segmentBytes;
  private final Consumer<String> damageListener;
  private final FolderLock lock;
  private final PositionFile position;
  private final Object writing = new Object();

  // Guarded by writing.
  private @Nullable SegmentWriter writer;
  private long lastSequence;
  private long totalBytes;
  private long waiting;
  private final List<SegmentWriter> retired = new ArrayList<>();
  private boolean unsynced;
  private boolean namesUnsynced;
  private boolean closed;

  // The reading thread's own.
  private @Nullable SegmentReader reader;
  private byte @Nullable [] peeked;
  private long readSequence;
  private long readOffset;

  private Spool(
      Path folder,
      SpoolOptions options,
      Consumer<String> damageListener,
      FolderLock lock,
      PositionFile position) {
    this.folder = folder;
    this.options = options;
    this.segmentBytes = Math.min(MAX_SEGMENT_BYTES, options.maxBytes() / 8);
    this.damageListener = damageListener;
    this.lock = lock;
    this.position = position;
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
    Files.createDirectories(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      PositionFile position = PositionFile.open(folder);
      Spool spool = new Spool(folder, options, damageListener, lock, position);
      try {
        spool.recover();
      } catch (IOException e) {
        position.close();
        throw e;
      }
      return spool;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private void recover() throws IOException {
    Recovery.Found found = Recovery.of(folder, position.read(), damageListener);
    readSequence = found.begin().sequence();
    readOffset = found.begin().offset();
    synchronized (writing) {
      lastSequence = found.lastSequence();
      totalBytes = found.bytes();
      waiting = found.records();
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
    byte[] record = SegmentLayout.record(payload);
    synchronized (writing) {
      if (closed) {
        throw new IOException("spool closed: folder=" + folder);
      }
      if (totalBytes + record.length + SegmentLayout.HEADER_BYTES > options.maxBytes()) {
        return false;
      }
      SegmentWriter out = writer(record.length);
      try {
        out.append(record);
        if (options.sync() == Sync.ALWAYS) {
          out.sync();
        }
      } catch (IOException e) {
        // What became of the end of this segment is not sure: the next record begins a new one.
        writer = null;
        out.close();
        throw e;
      }
      totalBytes += record.length;
      waiting++;
      unsynced = true;
      return true;
    }
  }

  private SegmentWriter writer(int recordBytes) throws IOException {
    SegmentWriter current = writer;
    if (current != null
        && current.length() > SegmentLayout.HEADER_BYTES
        && current.length() + recordBytes > segmentBytes) {
      writer = null;
      if (options.sync() == Sync.INTERVAL) {
        retired.add(current);
      } else {
        current.close();
      }
      current = null;
    }
    if (current == null) {
      current = SegmentWriter.create(folder, lastSequence + 1);
      lastSequence++;
      totalBytes += SegmentLayout.HEADER_BYTES;
      writer = current;
      namesUnsynced = true;
      if (options.sync() == Sync.ALWAYS) {
        syncNames();
      }
    }
    return current;
  }

  /** Makes the names of new files as durable as what is in them. */
  private void syncNames() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The oldest record that was not acknowledged; null when there is none. */
  public byte @Nullable [] peek() throws IOException {
    while (peeked == null) {
      // Looked up before reading: what is appended meanwhile must not be taken for the end.
      Limit limit = limit();
      if (limit.bytes() < 0) {
        return null;
      }
      try {
        peeked = reader().next(limit.bytes());
        if (peeked == null) {
          if (!limit.sealed()) {
            return null;
          }
          moveOn();
        }
      } catch (DamageException e) {
        damageListener.accept(String.valueOf(e.getMessage()));
        moveOn();
      }
    }
    return peeked;
  }

  private SegmentReader reader() throws IOException {
    SegmentReader current = reader;
    if (current == null) {
      current = SegmentReader.open(folder, readSequence, readOffset);
      reader = current;
    }
    return current;
  }

  /**
   * How far the segment being read is written.
   *
   * @param bytes its length, whole records only; -1 when it does not exist yet
   * @param sealed whether it stays so
   */
  private record Limit(long bytes, boolean sealed) {}

  private Limit limit() throws IOException {
    synchronized (writing) {
      if (readSequence > lastSequence) {
        return new Limit(-1, false);
      }
      SegmentWriter current = writer;
      if (current != null && current.sequence() == readSequence) {
        return new Limit(current.length(), false);
      }
    }
    Path file = SegmentLayout.file(folder, readSequence);
    return new Limit(Files.exists(file) ? Files.size(file) : 0, true);
  }

  /** Leaves the segment being read, which is finished or damaged, for the next. */
  private void moveOn() throws IOException {
    long last;
    synchronized (writing) {
      last = lastSequence;
      SegmentWriter current = writer;
      if (current != null && current.sequence() == readSequence) {
        writer = null;
        current.close();
      }
    }
    closeReader();
    Path done = SegmentLayout.file(folder, readSequence);
    readSequence = Recovery.nextSequence(folder, readSequence, last);
    readOffset = SegmentLayout.HEADER_BYTES;
    position.write(new Position(readSequence, readOffset));
    long bytes = Files.exists(done) ? Files.size(done) : 0;
    Files.deleteIfExists(done);
    synchronized (writing) {
      totalBytes -= bytes;
    }
  }

  /** Takes away what {@link #peek} returned. */
  public void acknowledge() throws IOException {
    SegmentReader current = reader;
    if (peeked == null || current == null) {
      throw new IllegalStateException("nothing to acknowledge");
    }
    readOffset = current.offset();
    peeked = null;
    synchronized (writing) {
      waiting = Math.max(0, waiting - 1);
    }
    position.write(new Position(readSequence, readOffset));
  }

  /** Records appended and not acknowledged; lower by those lost to damage. Any thread. */
  public long waiting() {
    synchronized (writing) {
      return waiting;
    }
  }

  /** Bytes of all segments. Any thread. */
  public long bytes() {
    synchronized (writing) {
      return totalBytes;
    }
  }

  /** Forces to the disk what was written since the last time, where the options say so. */
  public void sync() throws IOException {
    if (options.sync() != Sync.INTERVAL) {
      return;
    }
    List<SegmentWriter> done;
    SegmentWriter current;
    boolean names;
    synchronized (writing) {
      if (!unsynced || closed) {
        return;
      }
      unsynced = false;
      names = namesUnsynced;
      namesUnsynced = false;
      done = List.copyOf(retired);
      retired.clear();
      current = writer;
    }
    // Outside the lock: whoever appends does not wait for the disk.
    if (names) {
      syncNames();
    }
    for (SegmentWriter segment : done) {
      segment.sync();
      segment.close();
    }
    syncUnlessClosed(current);
  }

  private void syncUnlessClosed(@Nullable SegmentWriter current) throws IOException {
    try {
      if (current != null) {
        current.sync();
      }
      position.sync();
    } catch (IOException e) {
      synchronized (writing) {
        if (writer == current && !closed) {
          unsynced = true;
          throw e;
        }
        // Let go meanwhile; whoever did so has seen to it.
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (writing) {
      if (closed) {
        return;
      }
      closed = true;
      SegmentWriter current = writer;
      writer = null;
      if (current != null) {
        retired.add(current);
      }
      for (SegmentWriter segment : retired) {
        if (options.sync() != Sync.NEVER) {
          segment.sync();
        }
        segment.close();
      }
      retired.clear();
      if (options.sync() != Sync.NEVER) {
        position.sync();
      }
    }
    closeReader();
    position.close();
    lock.close();
  }

  private void closeReader() throws IOException {
    SegmentReader current = reader;
    reader = null;
    peeked = null;
    if (current != null) {
      current.close();
    }
  }
}
