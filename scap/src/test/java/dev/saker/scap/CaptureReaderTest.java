package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static dev.saker.scap.CaptureBytes.version1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
  private static final byte[] SWITCH = event("SCHEDSWITCH_6_E", 5, 6, 1, 2, 3, 4, 5);
  private static final byte[] USER_ADDED = event("USER_ADDED_E", -1, 1, 2, "a", "/a", "sh", "");
  private static final byte[] OPEN_ENTER = event("SYSCALL_OPEN_E", 5, "/x", 1, 0);
  private static final byte[] CLOSE_ENTER = event("SYSCALL_CLOSE_E", 5, 3);

  @TempDir private Path folder;

  private ReadCapture read(CaptureBytes capture) throws IOException {
    return ReadCapture.of(folder, capture.bytes());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static List<Long> numbers(ReadCapture read) {
    return read.events().stream().map(ReadEvent::number).toList();
  }

  private static List<Integer> flags(ReadCapture read) {
    return read.events().stream().map(ReadEvent::flags).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {BlockType.EVENT_V1, BlockType.OLD_EVENT_V1})
  void eventOfVersion1GetsItsParameterCount(int type) throws IOException {
    byte[] old = version1(SWITCH);
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .block(
                    type,
                    body -> {
                      body.u16(3);
                      body.bytes(old, 0, old.length);
                    }));
    assertEquals("", read.error());
    assertEquals(List.of(new ReadEvent(1, 3, 0, "SCHEDSWITCH_6_E", hex(SWITCH))), read.events());
  }

  @Test
  void eventsWithFlags() throws IOException {
    byte[] container = event("CONTAINER_JSON_2_E", -1, "{}");
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .flaggedEvent(BlockType.FLAGGED_EVENT_V1, 1, 1, version1(SWITCH))
                .flaggedEvent(BlockType.FLAGGED_EVENT_V2, 2, 0, SWITCH)
                .flaggedEvent(BlockType.FLAGGED_LARGE_EVENT_V2, 3, 5, container));
    assertEquals("", read.error());
    assertEquals(
        List.of(
            new ReadEvent(1, 1, EventView.STATE_ONLY, "SCHEDSWITCH_6_E", hex(SWITCH)),
            new ReadEvent(2, 2, 0, "SCHEDSWITCH_6_E", hex(SWITCH)),
            new ReadEvent(3, 3, EventView.STATE_ONLY, "CONTAINER_JSON_2_E", hex(container))),
        read.events());
  }

  @Test
  void largeEventMayBeLongerThanTheWindow() throws IOException {
    byte[] container = event("CONTAINER_JSON_2_E", -1, "x".repeat(3 * CaptureInput.WINDOW_BYTES));
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .event(0, SWITCH)
                .block(
                    BlockType.LARGE_EVENT_V2,
                    body -> {
                      body.u16(1);
                      body.bytes(container, 0, container.length);
                    })
                .event(0, SWITCH));
    assertEquals("", read.error());
    assertEquals(hex(container), read.events().get(1).hex());
    assertEquals(3, read.events().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTIFICATION_E", "INFRASTRUCTURE_EVENT_E"})
  void strayBytesOfOldEventsAreTakenOff(String type) throws IOException {
    byte[] good = event(type, -1, "a", "b");
    byte[] old = Arrays.copyOf(version1(good), good.length - 4 + 3);
    old[16] = (byte) (old[16] + 3);
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .block(
                    BlockType.EVENT_V1,
                    body -> {
                      body.u16(0);
                      body.bytes(old, 0, old.length);
                    }));
    assertEquals("", read.error());
    assertEquals(hex(good), read.events().getFirst().hex());
  }

  @Test
  void whatNewerProducersWriteIsSkippedAndCounted() throws IOException {
    byte[] unknownCode = SWITCH.clone();
    unknownCode[20] = (byte) EventTable.COUNT;
    unknownCode[21] = (byte) (EventTable.COUNT >>> 8);
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .block(0x299, new byte[300])
                .event(0, SWITCH)
                .event(0, unknownCode)
                .block(0x4711, new byte[0])
                .event(0, SWITCH));
    assertEquals("", read.error());
    assertEquals(List.of(1L, 2L), numbers(read));
    assertEquals(new CaptureCounts(2, 1, 0, 0, 0), read.counts());
    assertEquals(1, read.snapshot().starts);
  }

  @Test
  void parametersOfNewerProducersAreNotShown() throws IOException {
    byte[] more = event("SYSCALL_GETCWD_X", 5, 0, "/");
    EventView view = new EventView();
    BlockBuffer three = new BlockBuffer();
    three.bytes(more, 0, 22);
    three.i32(3);
    three.bytes(more, 26, 4);
    three.u16(4);
    three.bytes(more, 30, more.length - 30);
    three.i32(99);
    byte[] event = Arrays.copyOf(three.bytes(), three.length());
    event[16] = (byte) event.length;
    Path file = Files.write(folder.resolve("x.scap"), CaptureBytes.begin().event(0, event).bytes());
    try (CaptureReader reader = CaptureReader.open(file, new SnapshotRecorder())) {
      assertTrue(reader.next(view));
      assertEquals(2, view.paramCount());
      assertEquals(event.length, view.length());
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void eventsBeforeTheFirstOtherOneCompleteTheSnapshot() throws IOException {
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .event(0, USER_ADDED)
                .event(0, USER_ADDED)
                .event(0, SWITCH)
                .event(0, USER_ADDED));
    assertEquals(List.of(1L, 2L, 3L, 4L), numbers(read));
    assertEquals(List.of(1, 1, 0, 0), flags(read));
  }

  @Test
  void absorbedEventEndsTheSnapshotAndHasNoNumber() throws IOException {
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .event(0, USER_ADDED)
                .event(0, CLOSE_ENTER)
                .event(0, USER_ADDED)
                .event(0, OPEN_ENTER));
    assertEquals(List.of(1L, 2L, 3L), numbers(read));
    assertEquals(List.of(1, 0, 1), flags(read));
    assertEquals(1, read.counts().absorbedEvents());
  }

  @Test
  void recordingsOneBehindTheOtherEachBeginAnew() throws IOException {
    CaptureBytes capture =
        CaptureBytes.begin()
            .event(0, USER_ADDED)
            .event(0, CLOSE_ENTER)
            .event(0, SWITCH)
            .section()
            .event(0, USER_ADDED)
            .event(0, event("SYSCALL_CLOSE_X", 5, 0));
    ReadCapture read = read(capture);
    assertEquals("", read.error());
    assertEquals(2, read.snapshot().starts);
    assertEquals(List.of(1L, 2L, 1L, 3L), numbers(read));
    assertEquals(List.of(1, 0, 1, 0), flags(read));
    // The enter of the first recording is not that of the second one's exit.
    assertEquals(hex(event("SYSCALL_CLOSE_X", 5, 0, 0)), read.events().getLast().hex());
  }

  @Test
  void snapshotBehindEventsBeginsARecordingWithoutAHeader() throws IOException {
    ReadCapture read =
        read(
            CaptureBytes.begin()
                .block(BlockType.USERS_V2, body -> {})
                .event(0, SWITCH)
                .block(BlockType.USERS_V2, body -> {})
                .block(BlockType.USERS_V2, body -> {})
                .event(0, SWITCH));
    assertEquals("", read.error());
    assertEquals(2, read.snapshot().starts);
    assertEquals(List.of(1L, 2L), numbers(read));
  }

  @Test
  void captureWithoutEventsIsAnEmptyOne() throws IOException {
    assertEquals("", read(CaptureBytes.begin()).error());
    assertEquals(1, read(CaptureBytes.begin()).snapshot().starts);
  }

  @Test
  void optionsBehindTheSectionHeaderAreSkipped() throws IOException {
    ReadCapture read =
        read(
            CaptureBytes.empty()
                .block(
                    BlockType.SECTION,
                    body -> {
                      SectionBlock.write(body);
                      body.zeros(40);
                    })
                .event(0, SWITCH));
    assertEquals("", read.error());
    assertEquals(1, read.events().size());
  }

  @Test
  void progressIsCountedInBytesOfTheFile() throws Exception {
    byte[] gzip = CaptureBytes.begin().event(0, SWITCH).gzip();
    Path file = Files.write(folder.resolve("x.scap"), gzip);
    try (CaptureReader reader = CaptureReader.open(file, new SnapshotRecorder())) {
      assertEquals(gzip.length, reader.sizeBytes());
      EventView view = new EventView();
      while (reader.next(view)) {
        assertTrue(reader.bytesRead() > 0 && reader.bytesRead() <= gzip.length);
      }
      assertEquals(gzip.length, reader.bytesRead());
      assertEquals("syscall", reader.name());
    }
  }
}
