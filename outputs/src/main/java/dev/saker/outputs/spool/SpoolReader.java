package dev.saker.outputs.spool;

import dev.saker.outputs.spool.PositionFile.Position;
import dev.saker.outputs.spool.SpoolWriter.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The beginning of a spool, where records are taken. One thread. */
final class SpoolReader implements AutoCloseable {
  private final Path folder;
  private final SpoolWriter writer;
  private final PositionFile position;
  private final Consumer<String> damageListener;
  private @Nullable SegmentReader segment;
  private byte @Nullable [] peeked;
  private long sequence;
  private long offset;

  SpoolReader(
      Path folder,
      Position begin,
      SpoolWriter writer,
      PositionFile position,
      Consumer<String> damageListener) {
    this.folder = folder;
    this.sequence = begin.sequence();
    this.offset = begin.offset();
    this.writer = writer;
    this.position = position;
    this.damageListener = damageListener;
  }

  /** The oldest record that was not acknowledged; null when there is none. */
  byte @Nullable [] peek() throws IOException {
    while (peeked == null) {
      // Looked up before reading: what is appended meanwhile must not be taken for the end.
      Limit limit = writer.limit(sequence);
      if (limit.bytes() < 0) {
        return null;
      }
      try {
        peeked = segment().next(limit.bytes());
        if (peeked == null) {
          if (!limit.sealed()) {
            return null;
          }
          moveOn();
        }
      } catch (DamageException e) {
        damageListener.accept(String.valueOf(e.getMessage()));
        SegmentReader current = segment;
        if (current == null || !current.skipDamage(limit.bytes())) {
          moveOn();
        }
      }
    }
    return peeked;
  }

  private SegmentReader segment() throws IOException {
    SegmentReader current = segment;
    if (current == null) {
      current = SegmentReader.open(folder, sequence, offset, damageListener);
      segment = current;
    }
    return current;
  }

  /** Leaves the segment being read, which is finished or beyond use, for the next. */
  private void moveOn() throws IOException {
    long last = writer.leave(sequence);
    close();
    Path done = SegmentLayout.file(folder, sequence);
    sequence = Recovery.nextSequence(folder, sequence, last);
    offset = SegmentLayout.HEADER_BYTES;
    position.write(new Position(sequence, offset));
    long bytes = Files.exists(done) ? Files.size(done) : 0;
    Files.deleteIfExists(done);
    writer.freed(bytes);
  }

  /** Takes away what {@link #peek} returned. */
  void acknowledge() throws IOException {
    SegmentReader current = segment;
    if (peeked == null || current == null) {
      throw new IllegalStateException("nothing to acknowledge");
    }
    offset = current.offset();
    peeked = null;
    writer.taken();
    position.write(new Position(sequence, offset));
  }

  @Override
  public void close() throws IOException {
    SegmentReader current = segment;
    segment = null;
    peeked = null;
    if (current != null) {
      current.close();
    }
  }
}
