package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Damaged captures: the events before the damage are those of the intact file, then there is one
 * error or the end, soon.
 */
class CaptureFuzzTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A small capture with every kind of block, and where each of its blocks starts. */
  private static final byte[] CAPTURE = capture();

  private static final List<Integer> BLOCKS = blocks(CAPTURE);

  /** By start of a block, the events before it. */
  private static final Map<Integer, List<ReadEvent>> BEFORE =
      BLOCKS.stream()
          .collect(
              Collectors.toMap(
                  start -> start, start -> read(Arrays.copyOf(CAPTURE, start)).events()));

  private static byte[] capture() {
    byte[] close = event("SYSCALL_CLOSE_E", 7, 3);
    byte[] closed = event("SYSCALL_CLOSE_X", 7, 0);
    return CaptureBytes.begin()
        .block(BlockType.MACHINE, body -> body.zeros(180))
        .block(
            BlockType.INTERFACES_V2,
            body -> {
              body.i32(4 + 12 + 8 + 2);
              body.u16(1);
              body.u16(2);
              body.zeros(20);
              body.text(new byte[0], 0);
            })
        .block(
            BlockType.USERS_V2,
            body -> {
              int start = body.beginEntry();
              body.u8(1);
              body.i32(5);
              body.text(CaptureBytes.utf8("adm"), 99);
              body.endEntry(start);
            })
        .block(
            BlockType.PROCESSES_V9,
            body -> {
              int start = body.beginEntry();
              body.zeros(200);
              body.endEntry(start);
            })
        .block(
            BlockType.DESCRIPTORS_V2,
            body -> {
              body.i64(1);
              int start = body.beginEntry();
              body.zeros(16);
              body.u8(1);
              body.text(CaptureBytes.utf8("/x"), 99);
              body.endEntry(start);
            })
        .event(0, event("SYSCALL_GETCWD_X", 5, 0, "/home"))
        .event(1, close)
        .event(1, closed)
        .flaggedEvent(BlockType.FLAGGED_EVENT_V1, 1, 1, CaptureBytes.version1(closed))
        .flaggedEvent(BlockType.FLAGGED_LARGE_EVENT_V2, 2, 1, event("CONTAINER_JSON_2_E", -1, "{}"))
        .section()
        .event(2, close)
        .event(1, closed)
        .event(3, event("SYSCALL_OPEN_X", 5, 3, "/etc/passwd", 1, 0))
        .bytes();
  }

  private static List<Integer> blocks(byte[] capture) {
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < capture.length; at += EventHeader.getInt(capture, at + 4)) {
      starts.add(at);
    }
    return starts;
  }

  private static int blockOf(int offset) {
    int found = 0;
    for (int start : BLOCKS) {
      if (start <= offset) {
        found = start;
      }
    }
    return found;
  }

  private static Random seeded(String test) {
    long seed = System.nanoTime();
    System.out.println("CaptureFuzzTest." + test + " seed=" + seed);
    return new Random(seed);
  }

  private static ReadCapture read(byte[] capture) {
    return ReadCapture.of(capture);
  }

  /** Reads the damaged capture; events from blocks before the damaged one must be there. */
  private static void check(byte[] damaged, int damagedBlock, String what) {
    List<ReadEvent> before = BEFORE.get(damagedBlock);
    ReadCapture read = read(damaged);
    assertTrue(read.events().size() >= before.size(), what);
    assertEquals(before, read.events().subList(0, before.size()), what);
  }

  @Test
  void intactCaptureHasNoError() {
    ReadCapture read = read(CAPTURE);
    assertEquals("", read.error());
    assertEquals(6, read.events().size());
  }

  @Test
  void capturesCutAtEachByte() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          List<ReadEvent> all = read(CAPTURE).events();
          for (int length = 0; length < CAPTURE.length; length++) {
            ReadCapture read = read(Arrays.copyOf(CAPTURE, length));
            assertEquals(all.subList(0, read.events().size()), read.events());
            assertEquals(
                BLOCKS.contains(length) && length > 0, read.error().isEmpty(), "length=" + length);
          }
        });
  }

  @Test
  void compressedCapturesCutAtEachByte() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          List<ReadEvent> all = read(CAPTURE).events();
          byte[] gzip = CaptureBytes.gzip(CAPTURE);
          for (int length = 0; length < gzip.length; length++) {
            ReadCapture read = read(Arrays.copyOf(gzip, length));
            assertEquals(all.subList(0, read.events().size()), read.events());
            assertTrue(!read.error().isEmpty(), "length=" + length);
          }
        });
  }

  @Test
  void capturesWithAFlippedBit() {
    Random random = seeded("capturesWithAFlippedBit");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int at = 0; at < CAPTURE.length; at++) {
            int bit = random.nextInt(8);
            byte[] damaged = CAPTURE.clone();
            damaged[at] ^= (byte) (1 << bit);
            check(damaged, blockOf(at), "at=" + at + " bit=" + bit);
          }
        });
  }

  @Test
  void compressedCapturesWithAFlippedBit() {
    Random random = seeded("compressedCapturesWithAFlippedBit");
    byte[] gzip = CaptureBytes.gzip(CAPTURE);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int round = 0; round < 1000; round++) {
            byte[] damaged = gzip.clone();
            damaged[random.nextInt(gzip.length)] ^= (byte) (1 << random.nextInt(8));
            read(damaged);
          }
        });
  }

  @Test
  void capturesWithRandomNumbersWhereLengthsAre() {
    Random random = seeded("capturesWithRandomNumbersWhereLengthsAre");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int round = 0; round < 1500; round++) {
            byte[] damaged = CAPTURE.clone();
            int block = BLOCKS.get(random.nextInt(BLOCKS.size()));
            int length = EventHeader.getInt(CAPTURE, block + 4);
            int at = block + 4 * random.nextInt(1, length / 4);
            int value =
                switch (random.nextInt(4)) {
                  case 0 -> random.nextInt();
                  case 1 -> random.nextInt(-16, 16);
                  case 2 -> Integer.MAX_VALUE - random.nextInt(16);
                  default -> random.nextInt(2 * CAPTURE.length);
                };
            EventHeader.putInt(damaged, at, value);
            check(damaged, block, "at=" + at + " value=" + value);
          }
        });
  }

  @Test
  void randomBytesBehindAHeader() {
    Random random = seeded("randomBytesBehindAHeader");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int round = 0; round < 1000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            int type = EventHeader.getInt(CAPTURE, BLOCKS.get(random.nextInt(BLOCKS.size())));
            read(CaptureBytes.begin().block(type, noise).raw(noise).bytes());
          }
        });
  }
}
