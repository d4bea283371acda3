package dev.saker.outputs.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.outputs.SpoolOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files: what is whole comes out, in order, and nothing else. */
class SpoolDamageTest {
  private static final int ROUNDS = Integer.getInteger("saker.fuzz.rounds", 150);

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  /** Where a record stands. */
  private record Place(Path file, long from, long to, String text) {}

  @Test
  void damagedContentCostsOneRecord() throws IOException {
    write("a", "b", "c");
    flip(segment(), 24 + 9 + 8);
    assertEquals(List.of("a", "c"), rest());
    assertEquals(List.of("record with wrong checksum: file=" + segment(1) + " offset=33"), told);
  }

  @Test
  void damagedLengthCostsOneRecord() throws IOException {
    for (int bit : new int[] {0, 1, 2, 3}) {
      write("a", "b", "c" + bit);
      List<Path> segments = segments(folder);
      flip(segments.getLast(), 24 + 9 + bit);
      assertEquals(List.of("a", "c" + bit), rest(), "bit=" + bit);
    }
  }

  @Test
  void damagedHeaderCostsNothing() throws IOException {
    write("a", "b");
    flip(segment(), 3);
    assertEquals(List.of("a", "b"), rest());
    assertEquals(List.of("not the header of a segment: file=" + segment(1)), told);
  }

  @Test
  void recordInsideADamagedRecordIsNotTakenForOne() throws IOException {
    String forged =
        new String(
            SegmentLayout.record("forged".getBytes(StandardCharsets.US_ASCII)),
            StandardCharsets.ISO_8859_1);
    try (Spool spool = Spool.open(options(folder), told::add)) {
      spool.append(("x".repeat(20) + forged).getBytes(StandardCharsets.ISO_8859_1));
      append(spool, "b");
    }
    flip(segment(), 24 + 8 + 3);
    assertEquals(List.of("b"), rest());
  }

  @Test
  void wholeSegmentOfNoiseIsGivenUpSoon() throws IOException {
    byte[] noise = new byte[8 << 20];
    new Random(1).nextBytes(noise);
    System.arraycopy(SegmentLayout.header(1), 0, noise, 0, SegmentLayout.HEADER_BYTES);
    Files.write(SegmentLayout.file(folder, 1), noise);
    SpoolOptions wide = SpoolOptions.in(folder);
    try (Spool spool = Spool.open(wide, told::add)) {
      append(spool, "a");
      assertEquals(List.of("a"), rest(spool));
    }
    assertEquals(1, told.size());
  }

  @Test
  void whateverIsDamagedAllThatIsWholeComesOut() throws IOException {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Path own = folder.resolve("fuzz" + seed);
      List<String> written = new ArrayList<>();
      int taken = 0;
      try (Spool spool = Spool.open(options(own), message -> {})) {
        for (int i = random.nextInt(60); i >= 0; i--) {
          written.add(written.size() + "z".repeat(random.nextInt(1500)));
          append(spool, written.getLast());
        }
        for (int i = random.nextInt(5); i > 0 && spool.peek() != null; i--) {
          spool.acknowledge();
          taken++;
        }
      }
      Set<String> whole = new HashSet<>(written.subList(taken, written.size()));
      List<Place> places = places(own);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damageSomething(own, random, places, whole);
      }
      try (Spool spool = Spool.open(options(own), message -> {})) {
        append(spool, "last");
        List<String> rest = rest(spool);
        assertEquals("last", rest.removeLast(), "seed=" + seed);
        int at = -1;
        for (String record : rest) {
          int found = written.indexOf(record);
          assertTrue(found > at, "seed=" + seed + " record=" + record);
          at = found;
        }
        assertTrue(rest.containsAll(whole), "seed=" + seed);
        assertEquals(0, spool.waiting(), "seed=" + seed);
      }
    }
  }

  /** Damages a file, and takes from the whole records those that are not any more. */
  private static void damageSomething(
      Path own, Random random, List<Place> places, Set<String> whole) throws IOException {
    List<Path> files = new ArrayList<>(segments(own));
    files.add(own.resolve(PositionFile.NAME));
    Path file = files.get(random.nextInt(files.size()));
    long size = Files.exists(file) ? Files.size(file) : 0;
    switch (random.nextInt(5)) {
      case 0 -> {
        Files.deleteIfExists(file);
        spoil(places, whole, file, 0, Long.MAX_VALUE);
      }
      case 1 -> {
        long length = size == 0 ? 0 : random.nextLong(size);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.setLength(length);
        }
        spoil(
            places, whole, file, length < SegmentLayout.HEADER_BYTES ? 0 : length, Long.MAX_VALUE);
      }
      case 2 -> {
        byte[] junk = new byte[random.nextInt(64)];
        random.nextBytes(junk);
        Files.write(file, junk, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
      }
      default -> {
        for (int i = random.nextInt(3); i >= 0 && size > 0; i--) {
          long at = random.nextLong(size);
          flip(file, at);
          spoil(places, whole, file, at, at + 1);
        }
      }
    }
  }

  private static void spoil(List<Place> places, Set<String> whole, Path file, long from, long to) {
    for (Place place : places) {
      if (place.file().equals(file) && place.from() < to && from < place.to()) {
        whole.remove(place.text());
      }
    }
  }

  private static List<Place> places(Path own) throws IOException {
    List<Place> places = new ArrayList<>();
    for (Path file : segments(own)) {
      long size = Files.size(file);
      try (SegmentReader reader =
          SegmentReader.open(own, SegmentLayout.sequence(file), 0, message -> {})) {
        long from = reader.offset();
        for (byte[] record = reader.next(size); record != null; record = reader.next(size)) {
          places.add(
              new Place(file, from, reader.offset(), new String(record, StandardCharsets.UTF_8)));
          from = reader.offset();
        }
      }
    }
    return places;
  }

  private void write(String... records) throws IOException {
    try (Spool spool = Spool.open(options(folder), told::add)) {
      append(spool, records);
    }
  }

  private List<String> rest() throws IOException {
    try (Spool spool = Spool.open(options(folder), told::add)) {
      return rest(spool);
    }
  }

  private static SpoolOptions options(Path own) {
    return new SpoolOptions(own, SpoolOptions.MIN_MAX_BYTES, SpoolOptions.Sync.NEVER);
  }

  private static void append(Spool spool, String... records) throws IOException {
    for (String record : records) {
      assertTrue(spool.append(record.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<String> rest(Spool spool) throws IOException {
    List<String> rest = new ArrayList<>();
    for (byte[] record = spool.peek(); record != null; record = spool.peek()) {
      rest.add(new String(record, StandardCharsets.UTF_8));
      spool.acknowledge();
    }
    return rest;
  }

  private Path segment() throws IOException {
    return segments(folder).getLast();
  }

  private Path segment(long sequence) {
    return SegmentLayout.file(folder, sequence);
  }

  private static List<Path> segments(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> SegmentLayout.sequence(file) >= 0).sorted().toList();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int old = open.read();
      open.seek(at);
      open.write(old ^ 0x10);
    }
  }
}
