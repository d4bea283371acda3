package dev.saker.outputs.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.outputs.SpoolOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final long SMALL = SpoolOptions.MIN_MAX_BYTES;

  @TempDir Path folder;
  private final List<String> damage = new ArrayList<>();

  @Test
  void recordsComeInOrderAndOnceAcknowledgedNoMore() throws IOException {
    try (Spool spool = open()) {
      assertNull(spool.peek());
      append(spool, "a", "b");
      assertEquals("a", next(spool));
      append(spool, "c");
      assertEquals("b", next(spool));
      assertEquals("c", next(spool));
      assertNull(spool.peek());
      assertEquals(0, spool.waiting());
    }
    try (Spool spool = open()) {
      assertNull(spool.peek());
      append(spool, "d");
      assertEquals("d", next(spool));
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void notAcknowledgedComesAgainAfterOpening() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a", "b", "c");
      assertEquals("a", next(spool));
      assertEquals("b", text(spool.peek()));
    }
    try (Spool spool = open()) {
      assertEquals(2, spool.waiting());
      append(spool, "d");
      assertEquals(List.of("b", "c", "d"), rest(spool));
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void fullSpoolRefusesTheNewestUntilThereIsRoom() throws IOException {
    try (Spool spool = open()) {
      byte[] record = new byte[1000];
      int accepted = 0;
      while (spool.append(record)) {
        accepted++;
      }
      assertTrue(spool.bytes() <= SMALL, "bytes=" + spool.bytes());
      assertTrue(spool.bytes() > SMALL - 1100, "bytes=" + spool.bytes());
      assertTrue(onDisk() <= SMALL, "onDisk=" + onDisk());
      assertFalse(spool.append(record));
      for (int i = 0; i < 10; i++) {
        assertArrayEquals(record, spool.peek());
        spool.acknowledge();
      }
      assertTrue(spool.append(record));
      assertEquals(accepted - 10 + 1, rest(spool).size());
      assertEquals(0, spool.waiting());
    }
  }

  @Test
  void segmentsAreDeletedWhenTaken() throws IOException {
    try (Spool spool = open()) {
      for (int i = 0; i < 40; i++) {
        spool.append(new byte[1000]);
      }
      assertTrue(segments().size() > 3, segments().toString());
      rest(spool);
      assertEquals(1, segments().size());
    }
  }

  @Test
  void tornEndIsCutAndTold() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a", "b");
    }
    Path segment = segments().getFirst();
    shorten(segment, Files.size(segment) - 1);
    try (Spool spool = open()) {
      append(spool, "c");
      assertEquals(List.of("a", "c"), rest(spool));
    }
    assertEquals(
        List.of(
            "end of the spool cut: segment ends inside a record: file=" + segment + " offset=33"),
        damage);
  }

  @Test
  void segmentThatWasOnlyMadeIsNoDamage() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a");
    }
    Files.write(SegmentLayout.file(folder, 2), new byte[7]);
    try (Spool spool = open()) {
      append(spool, "b");
      assertEquals(List.of("a", "b"), rest(spool));
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void lostPositionBringsEverythingAgain() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a", "b");
      next(spool);
    }
    Files.delete(folder.resolve(PositionFile.NAME));
    try (Spool spool = open()) {
      assertEquals(List.of("a", "b"), rest(spool));
    }
  }

  @Test
  void tornPositionIsTheOneBefore() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a", "b", "c");
      next(spool);
      next(spool);
    }
    // Two were taken: generation 2, in the first slot.
    flip(folder.resolve(PositionFile.NAME), 20);
    try (Spool spool = open()) {
      assertEquals(List.of("b", "c"), rest(spool));
    }
  }

  @Test
  void numbersAreNotUsedTwiceAfterSegmentsAreGone() throws IOException {
    for (int run = 0; run < 5; run++) {
      try (Spool spool = open()) {
        append(spool, "run" + run);
        assertEquals(List.of("run" + run), rest(spool));
      }
      for (Path segment : segments()) {
        Files.delete(segment);
      }
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void spoolBelongsToOneUser() throws IOException {
    try (Spool spool = open()) {
      append(spool, "a");
      assertEquals(
          "spool in use by another process: folder=" + folder,
          assertThrows(IOException.class, this::open).getMessage());
    }
  }

  @Test
  void segmentOfALaterVersionIsNotTouched() throws IOException {
    byte[] header = SegmentLayout.header(1);
    header[11] = 2;
    CRC32C crc = new CRC32C();
    crc.update(header, 0, 20);
    ByteBuffer.wrap(header).putInt(20, (int) crc.getValue());
    Path file = SegmentLayout.file(folder, 1);
    Files.write(file, header);
    assertEquals(
        "spool written by a later version: file=" + file + " version=2 known=1",
        assertThrows(IOException.class, this::open).getMessage());
    assertTrue(Files.exists(file));
  }

  @Test
  void spoolBehavesAsAQueueThatSurvivesEverything() throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Path own = folder.resolve("model" + seed);
      Deque<String> model = new ArrayDeque<>();
      SpoolOptions.Sync sync = seed == 0 ? SpoolOptions.Sync.INTERVAL : SpoolOptions.Sync.NEVER;
      SpoolOptions options = new SpoolOptions(own, SMALL, sync);
      Spool spool = Spool.open(options, damage::add);
      int number = 0;
      for (int step = 0; step < 400; step++) {
        String context = "seed=" + seed + " step=" + step;
        switch (random.nextInt(20)) {
          case 0 -> {
            if (random.nextBoolean()) {
              spool.close();
            } else {
              own = copyAsAfterKill(own, own.resolveSibling(own.getFileName() + "k"));
              spool.close();
              options = new SpoolOptions(own, SMALL, sync);
            }
            spool = Spool.open(options, damage::add);
          }
          case 1 -> spool.sync();
          case 2, 3, 4, 5, 6, 7, 8, 9 -> {
            String expected = model.peekFirst();
            byte[] peeked = spool.peek();
            assertEquals(expected, peeked == null ? null : text(peeked), context);
            if (peeked != null && random.nextInt(4) > 0) {
              spool.acknowledge();
              model.removeFirst();
            }
          }
          default -> {
            String record = number++ + "y".repeat(random.nextInt(2000));
            if (spool.append(record.getBytes(StandardCharsets.UTF_8))) {
              model.addLast(record);
            }
          }
        }
        assertEquals(model.size(), spool.waiting(), context);
        assertTrue(spool.bytes() <= SMALL, context);
      }
      assertEquals(new ArrayList<>(model), rest(spool), "seed=" + seed);
      spool.close();
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void oneWritesWhileAnotherReads() throws Exception {
    int number = 20_000;
    try (Spool spool = Spool.open(SpoolOptions.in(folder), damage::add)) {
      CompletableFuture<Void> writing = new CompletableFuture<>();
      Thread.ofPlatform()
          .name("writer")
          .start(() -> {
            try {
              for (int i = 0; i < number; i++) {
                append(spool, i + "w".repeat(1000));
                if (i % 5000 == 0) {
                  spool.sync();
                }
              }
              writing.complete(null);
            } catch (IOException e) {
              writing.completeExceptionally(e);
            }
          });
      for (int i = 0; i < number; i++) {
        byte[] record = spool.peek();
        while (record == null) {
          Thread.onSpinWait();
          record = spool.peek();
        }
        assertTrue(text(record).startsWith(i + "w"), "number=" + i);
        spool.acknowledge();
      }
      writing.get();
      assertNull(spool.peek());
    }
    assertEquals(List.of(), damage);
  }

  /** What another process would find if this one ended now, without closing anything. */
  private static Path copyAsAfterKill(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("lock")) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return to;
  }

  private Spool open() throws IOException {
    return Spool.open(options(folder), damage::add);
  }

  private static SpoolOptions options(Path own) {
    return new SpoolOptions(own, SMALL, SpoolOptions.Sync.NEVER);
  }

  private static void append(Spool spool, String... records) throws IOException {
    for (String record : records) {
      assertTrue(spool.append(record.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String next(Spool spool) throws IOException {
    String text = text(spool.peek());
    spool.acknowledge();
    return text;
  }

  private static List<String> rest(Spool spool) throws IOException {
    List<String> rest = new ArrayList<>();
    while (spool.peek() != null) {
      rest.add(next(spool));
    }
    return rest;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SegmentLayout.sequence(file) >= 0).sorted().toList();
    }
  }

  private long onDisk() throws IOException {
    long bytes = 0;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  private static void shorten(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
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
