package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventHeader;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads when a file is no capture or a damaged one, word for word. */
class CaptureErrorsTest {
  private static final byte[] SWITCH = event("SCHEDSWITCH_6_E", 5, 6, 1, 2, 3, 4, 5);
  private static final int SECTION_LENGTH = 28;

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.scap"), bytes);
  }

  private void assertNotOpened(String message, Path file) {
    SourceException e =
        assertThrows(
            SourceException.class, () -> CaptureReader.open(file, new SnapshotRecorder()).close());
    assertEquals(message.replace("FILE", file.toString()), e.getMessage());
  }

  private void assertDamaged(String message, byte[] capture, int events) throws IOException {
    Path file = file(capture);
    ReadCapture read = ReadCapture.of(file);
    assertEquals(message.replace("FILE", file.toString()), read.error());
    assertEquals(events, read.events().size());
  }

  private void assertBlockDamaged(String message, int type, Consumer<BlockBuffer> body)
      throws IOException {
    assertDamaged(
        "capture damaged: file=FILE offset=" + SECTION_LENGTH + ": " + message,
        CaptureBytes.begin().block(type, body).bytes(),
        0);
  }

  @Test
  void noSuchFile() {
    assertNotOpened("no such file: file=FILE", folder.resolve("none.scap"));
  }

  @Test
  void directory() {
    assertNotOpened("not a capture but a directory: file=FILE", folder);
  }

  @Test
  void emptyFile() throws IOException {
    assertNotOpened("empty file: file=FILE", file(new byte[0]));
  }

  @Test
  void emptyGzip() throws IOException {
    assertNotOpened("empty file: file=FILE", file(CaptureBytes.gzip(new byte[0])));
  }

  @Test
  void notACapture() throws IOException {
    assertNotOpened("not a capture file: file=FILE", file(CaptureBytes.utf8("- rule: a\n")));
    assertNotOpened("not a capture file: file=FILE", file(new byte[] {1}));
    assertNotOpened(
        "not a capture file: file=FILE", file(CaptureBytes.gzip(CaptureBytes.utf8("text text"))));
  }

  @Test
  void brokenGzip() throws IOException {
    byte[] gzip = CaptureBytes.begin().gzip();
    assertNotOpened(
        "not a capture file: file=FILE: gzip data ends too early", file(Arrays.copyOf(gzip, 9)));
    gzip[2] = 7;
    assertNotOpened("not a capture file: file=FILE: gzip header not understood", file(gzip));
  }

  @Test
  void capturesOfOtherByteOrderOrNewerFormat() throws IOException {
    byte[] capture = CaptureBytes.begin().bytes();
    byte[] swapped = capture.clone();
    EventHeader.putInt(swapped, 8, 0x4D3C2B1A);
    assertDamaged(
        "capture damaged: file=FILE offset=0: capture of a big-endian machine is not supported",
        swapped,
        0);
    byte[] newer = capture.clone();
    EventHeader.putShort(newer, 12, 2);
    assertDamaged(
        "capture damaged: file=FILE offset=0: capture of a newer format: version=2.2 newest=1.2",
        newer,
        0);
    byte[] other = capture.clone();
    EventHeader.putInt(other, 8, 0);
    assertDamaged(
        "capture damaged: file=FILE offset=0: section header without its magic number", other, 0);
  }

  @Test
  void endWithinABlock() throws IOException {
    byte[] capture = CaptureBytes.begin().event(0, SWITCH).event(0, SWITCH).bytes();
    int block = (capture.length - SECTION_LENGTH) / 2;
    String message =
        "capture damaged: file=FILE offset="
            + (SECTION_LENGTH + block)
            + ": capture ends within a block";
    assertDamaged(message, Arrays.copyOf(capture, capture.length - 1), 1);
    assertDamaged(message, Arrays.copyOf(capture, SECTION_LENGTH + block + 3), 1);
  }

  @Test
  void endWithinGzip() throws IOException {
    byte[] gzip = CaptureBytes.begin().event(0, SWITCH).gzip();
    assertDamaged(
        "capture damaged: file=FILE decompressedOffset=116: gzip data ends too early",
        Arrays.copyOf(gzip, gzip.length - 1),
        1);
  }

  @Test
  void gzipChecksum() throws IOException {
    byte[] gzip = CaptureBytes.begin().event(0, SWITCH).gzip();
    gzip[gzip.length - 5] ^= 1;
    assertDamaged(
        "capture damaged: file=FILE decompressedOffset=116: gzip checksum differs", gzip, 1);
  }

  @Test
  void gzipFollowedBySomethingElse() throws IOException {
    byte[] gzip = CaptureBytes.begin().event(0, SWITCH).gzip();
    assertDamaged(
        "capture damaged: file=FILE decompressedOffset=116: gzip data followed by something else",
        CaptureBytes.empty().raw(gzip).raw((byte) 'x').bytes(),
        1);
  }

  @Test
  void lengthsOfBlocks() throws IOException {
    byte[] capture = CaptureBytes.begin().event(0, SWITCH).bytes();
    int last = capture.length - 4;
    byte[] trailer = capture.clone();
    EventHeader.putInt(trailer, last, 7);
    assertDamaged(
        "capture damaged: file=FILE offset=28: block length differs at its end: start=88 end=7",
        trailer,
        0);
    byte[] tooShort = capture.clone();
    EventHeader.putInt(tooShort, SECTION_LENGTH + 4, 11);
    assertDamaged(
        "capture damaged: file=FILE offset=28: block shorter than its frame: length=11",
        tooShort,
        0);
    byte[] tooLong = capture.clone();
    EventHeader.putInt(tooLong, SECTION_LENGTH + 4, -4);
    assertDamaged(
        "capture damaged: file=FILE offset=28: event block too long: length=4294967292 limit=65536",
        tooLong,
        0);
    EventHeader.putInt(tooLong, SECTION_LENGTH, BlockType.LARGE_EVENT_V2);
    assertDamaged(
        "capture damaged: file=FILE offset=28: event block too long: length=4294967292"
            + " limit=16777216",
        tooLong,
        0);
  }

  @Test
  void eventsThatDoNotFitTheirBlock() throws IOException {
    assertBlockDamaged("event block too short: length=36", BlockType.EVENT_V2, b -> b.zeros(24));
    byte[] broken = SWITCH.clone();
    broken[16] = 100;
    assertBlockDamaged(
        "event length out of range: length=100 available=74",
        BlockType.EVENT_V2,
        body -> {
          body.u16(0);
          body.bytes(broken, 0, broken.length);
        });
    byte[] old = CaptureBytes.version1(SWITCH);
    old[16] = (byte) (old[16] - 1);
    assertBlockDamaged(
        "parameter lengths do not add up: event=SCHEDSWITCH_6_E",
        BlockType.EVENT_V1,
        body -> {
          body.u16(0);
          body.bytes(old, 0, old.length);
        });
  }

  @Test
  void entriesThatDoNotFitTheirBlock() throws IOException {
    assertBlockDamaged(
        "entry beyond its block: entry=96 left=4",
        BlockType.USERS_V2,
        body -> {
          body.i32(100);
          body.zeros(4);
        });
    assertBlockDamaged(
        "entry too short: needs=8 left=0", BlockType.PROCESSES_V1, body -> body.zeros(8));
    assertBlockDamaged(
        "user kind not known: kind=2",
        BlockType.USERS_V1,
        body -> {
          body.u8(2);
          body.zeros(7);
        });
    assertBlockDamaged(
        "interface kind not known: kind=9", BlockType.INTERFACES_V1, body -> body.i32(9));
    assertBlockDamaged(
        "descriptor type not known: type=99",
        BlockType.DESCRIPTORS_V1,
        body -> {
          body.zeros(24);
          body.u8(99);
        });
  }

  @Test
  void errorIsThrownAgainByLaterCalls() throws Exception {
    byte[] capture = CaptureBytes.begin().event(0, SWITCH).bytes();
    EventView view = new EventView();
    try (CaptureReader reader =
        CaptureReader.open(
            file(Arrays.copyOf(capture, capture.length - 1)), new SnapshotRecorder())) {
      SourceException first = assertThrows(SourceException.class, () -> reader.next(view));
      assertSame(first, assertThrows(SourceException.class, () -> reader.next(view)));
    }
  }

  @Test
  void endStaysTheEnd() throws Exception {
    EventView view = new EventView();
    try (CaptureReader reader =
        CaptureReader.open(
            file(CaptureBytes.begin().event(0, SWITCH).bytes()), new SnapshotRecorder())) {
      assertTrue(reader.next(view));
      assertEquals(
          List.of(false, false, false),
          List.of(reader.next(view), reader.next(view), reader.next(view)));
    }
  }
}
