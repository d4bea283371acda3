package dev.saker.outputs.spool;

import dev.saker.outputs.spool.PositionFile.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through what an earlier run left: deletes what was taken, cuts a torn end, counts. */
final class Recovery {
  private final Path folder;
  private final Consumer<String> damageListener;
  private long bytes;
  private long records;

  /**
   * What is there.
   *
   * @param begin where reading begins
   * @param lastSequence highest sequence number ever used, as far as known
   * @param bytes bytes of all segments
   * @param records whole records from there on
   */
  record Found(Position begin, long lastSequence, long bytes, long records) {}

  private Recovery(Path folder, Consumer<String> damageListener) {
    this.folder = folder;
    this.damageListener = damageListener;
  }

  static Found of(Path folder, @Nullable Position taken, Consumer<String> damageListener)
      throws IOException {
    return new Recovery(folder, damageListener).look(taken);
  }

  private Found look(@Nullable Position taken) throws IOException {
    List<Long> sequences = sequences(folder);
    long highest = sequences.isEmpty() ? 0 : sequences.getLast();
    dropUnbegun(sequences);
    Position begin = taken != null ? taken : new Position(0, 0);
    for (long sequence : List.copyOf(sequences)) {
      if (sequence < begin.sequence()) {
        Files.deleteIfExists(SegmentLayout.file(folder, sequence));
        sequences.remove(sequence);
      }
    }
    if (sequences.isEmpty()) {
      // A number is never used twice: a position that is left over must not point into a new file.
      long last = Math.max(highest, begin.sequence());
      return new Found(new Position(last + 1, 0), last, 0, 0);
    }
    long first = sequences.getFirst();
    if (first != begin.sequence()) {
      begin = new Position(first, 0);
    }
    for (long sequence : sequences) {
      count(sequence, sequence == first ? begin.offset() : 0, sequence == highest);
    }
    return new Found(begin, highest, bytes, records);
  }

  /** The last file when it was made and not even begun: nothing is lost with it. */
  private void dropUnbegun(List<Long> sequences) throws IOException {
    if (!sequences.isEmpty()) {
      Path file = SegmentLayout.file(folder, sequences.getLast());
      if (Files.size(file) < SegmentLayout.HEADER_BYTES) {
        Files.delete(file);
        sequences.removeLast();
      }
    }
  }

  /**
   * The segment after another: the next one there is, and the next to be made when there is none.
   *
   * @param last highest sequence number used
   */
  static long nextSequence(Path folder, long sequence, long last) throws IOException {
    if (sequence >= last || Files.exists(SegmentLayout.file(folder, sequence + 1))) {
      return sequence + 1;
    }
    for (long candidate : sequences(folder)) {
      if (candidate > sequence) {
        return candidate;
      }
    }
    return last + 1;
  }

  private static List<Long> sequences(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.map(SegmentLayout::sequence).filter(sequence -> sequence >= 0).sorted().toList());
    }
  }

  private void count(long sequence, long offset, boolean last) throws IOException {
    Path file = SegmentLayout.file(folder, sequence);
    long size = Files.size(file);
    // Damage is told by whoever reads there, but for what is cut away here.
    try (SegmentReader reader = SegmentReader.open(folder, sequence, offset, damage -> {})) {
      DamageException end = countRecords(reader, size);
      if (last && end != null && end.isTorn()) {
        damageListener.accept("end of the spool cut: " + end.getMessage());
        cut(file, end.offset());
      }
    } catch (DamageException e) {
      // Nothing there to count.
    }
    bytes += Files.size(file);
  }

  /** Counts whole records; answers with the damage behind the last of them, null for none. */
  private @Nullable DamageException countRecords(SegmentReader reader, long size)
      throws IOException {
    while (true) {
      try {
        if (reader.next(size) == null) {
          return null;
        }
        records++;
      } catch (DamageException e) {
        if (!reader.skipDamage(size)) {
          return e;
        }
      }
    }
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }
}
