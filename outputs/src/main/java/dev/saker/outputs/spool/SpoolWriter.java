package dev.saker.outputs.spool;

import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SpoolOptions.Sync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a spool where records come in, and what is known about all of it. Any thread. */
final class SpoolWriter implements AutoCloseable {
  private static final long MAX_SEGMENT_BYTES = 8L << 20;

  private final Path folder;
  private final SpoolOptions options;
  private final long segmentBytes;

  // Guarded by this.
  private final List<SegmentWriter> retired = new ArrayList<>();
  private @Nullable SegmentWriter writer;
  private long lastSequence;
  private long totalBytes;
  private long waiting;
  private boolean unsynced;
  private boolean namesUnsynced;
  private boolean closed;

  /**
   * How far a segment is written.
   *
   * @param bytes its length, whole records only; -1 when it does not exist yet
   * @param sealed whether it stays so
   */
  record Limit(long bytes, boolean sealed) {}

  /** Begins behind what an earlier run left. */
  SpoolWriter(SpoolOptions options, Recovery.Found found) {
    this.folder = options.folder();
    this.options = options;
    this.segmentBytes = Math.min(MAX_SEGMENT_BYTES, options.maxBytes() / 8);
    this.lastSequence = found.lastSequence();
    this.totalBytes = found.bytes();
    this.waiting = found.records();
  }

  /**
   * Appends a record.
   *
   * @return false when the spool is full
   * @throws IOException when it could not be written; then it is not part of the spool
   */
  synchronized boolean append(byte[] record) throws IOException {
    if (closed) {
      throw new IOException("spool closed: folder=" + folder);
    }
    if (totalBytes + record.length + SegmentLayout.HEADER_BYTES > options.maxBytes()) {
      return false;
    }
    SegmentWriter out = segment(record.length);
    try {
      out.append(record);
    } catch (IOException e) {
      if (out.length() > SegmentLayout.HEADER_BYTES) {
        // On a full disk, taking what is in it makes room only once nothing more is to come there.
        writer = null;
        out.close();
      }
      throw e;
    }
    if (options.sync() == Sync.ALWAYS) {
      syncOrTakeBack(out, record.length);
    }
    totalBytes += record.length;
    waiting++;
    unsynced = true;
    return true;
  }

  private void syncOrTakeBack(SegmentWriter out, int recordBytes) throws IOException {
    try {
      out.sync();
    } catch (IOException e) {
      out.takeBack(recordBytes, e);
      writer = null;
      out.close();
      throw e;
    }
  }

  /** The segment that takes a record of some length. */
  private SegmentWriter segment(int recordBytes) throws IOException {
    SegmentWriter current = writer;
    if (current != null && (current.isBroken() || isFull(current, recordBytes))) {
      writer = null;
      if (options.sync() == Sync.INTERVAL) {
        retired.add(current);
      } else {
        current.close();
      }
      current = null;
    }
    return current == null ? create() : current;
  }

  private boolean isFull(SegmentWriter current, int recordBytes) {
    return current.length() > SegmentLayout.HEADER_BYTES
        && current.length() + recordBytes > segmentBytes;
  }

  private SegmentWriter create() throws IOException {
    SegmentWriter created = SegmentWriter.create(folder, lastSequence + 1);
    lastSequence++;
    totalBytes += SegmentLayout.HEADER_BYTES;
    writer = created;
    namesUnsynced = true;
    if (options.sync() == Sync.ALWAYS) {
      syncNames();
    }
    return created;
  }

  /** Makes the names of new files as durable as what is in them. */
  private void syncNames() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** How far a segment is written. */
  Limit limit(long sequence) throws IOException {
    synchronized (this) {
      if (sequence > lastSequence) {
        return new Limit(-1, false);
      }
      SegmentWriter current = writer;
      if (current != null && current.sequence() == sequence) {
        return new Limit(current.length(), false);
      }
    }
    Path file = SegmentLayout.file(folder, sequence);
    return new Limit(Files.exists(file) ? Files.size(file) : 0, true);
  }

  /**
   * Writes no more to a segment.
   *
   * @return the highest sequence number used
   */
  synchronized long leave(long sequence) throws IOException {
    SegmentWriter current = writer;
    if (current != null && current.sequence() == sequence) {
      writer = null;
      current.close();
    }
    return lastSequence;
  }

  /** A segment was deleted. */
  synchronized void freed(long bytes) {
    totalBytes -= bytes;
  }

  /** A record was taken. */
  synchronized void taken() {
    waiting = Math.max(0, waiting - 1);
  }

  /** Records appended and not taken. */
  synchronized long waiting() {
    return waiting;
  }

  /** Bytes of all segments. */
  synchronized long bytes() {
    return totalBytes;
  }

  /** Forces to the disk what was written since the last time, and the position with it. */
  void sync(PositionFile position) throws IOException {
    List<SegmentWriter> done;
    SegmentWriter current;
    boolean names;
    synchronized (this) {
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
    syncUnlessClosed(current, position);
  }

  private void syncUnlessClosed(@Nullable SegmentWriter current, PositionFile position)
      throws IOException {
    try {
      if (current != null) {
        current.sync();
      }
      position.sync();
    } catch (IOException e) {
      synchronized (this) {
        if (writer == current && !closed) {
          unsynced = true;
          throw e;
        }
        // Let go meanwhile; whoever did so has seen to it.
      }
    }
  }

  /** Ends, once; what was written is forced to the disk unless the options say never. */
  @Override
  public synchronized void close() throws IOException {
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
  }
}
