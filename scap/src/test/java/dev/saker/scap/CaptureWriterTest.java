package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Param;
import dev.saker.events.Snapshot;
import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureWriterTest {
  private static final byte[] SWITCH = event("SCHEDSWITCH_6_E", 5, 6, 1, 2, 3, 4, 5);
  private static final byte[] EMPTY = {};

  @TempDir private Path folder;

  private Path copy(Path from, Compression compression) throws Exception {
    Path to = folder.resolve("copy.scap");
    EventView view = new EventView();
    try (CaptureWriter writer = CaptureWriter.create(to, compression);
        CaptureReader reader = CaptureReader.open(from, writer)) {
      while (reader.next(view)) {
        writer.write(view);
      }
    }
    return to;
  }

  private void assertCopiesAreTheSame(Path capture) throws Exception {
    ReadCapture original = ReadCapture.of(capture);
    assertEquals("", original.error());
    for (Compression compression : Compression.values()) {
      ReadCapture copy = ReadCapture.of(copy(capture, compression));
      assertEquals("", copy.error());
      assertEquals(original.snapshot().lines, copy.snapshot().lines);
      assertEquals(original.events(), copy.events());
      assertEquals(new CaptureCounts(0, 0, 0, 0, 0), absorbedApart(copy.counts()));
    }
  }

  /** Enters that are delivered are converted again: kept, and given out as well. */
  private static CaptureCounts absorbedApart(CaptureCounts counts) {
    return new CaptureCounts(
        counts.skippedBlocks(),
        counts.skippedEvents(),
        0,
        counts.unconvertedEvents(),
        counts.evictedEnters());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat_write",
        "connect_localhost",
        "curl_google",
        "ping_sendto",
        "run_as_user_0_container",
        "sample",
        "single_ipv6_conn"
      })
  void whatWasReadAndWrittenAgainIsTheSame(String capture) throws Exception {
    assertCopiesAreTheSame(Shared.path("corpus/scap/" + capture + ".scap"));
  }

  @Test
  void recordingsOneBehindTheOtherStayTwo() throws Exception {
    byte[] capture =
        CaptureBytes.begin()
            .block(BlockType.MACHINE, body -> body.zeros(180))
            .event(0, event("USER_ADDED_E", -1, 1, 2, "a", "/a", "sh", ""))
            .event(0, SWITCH)
            .section()
            .block(BlockType.MACHINE, body -> body.zeros(180))
            .event(0, event("USER_ADDED_E", -1, 1, 2, "a", "/a", "sh", ""))
            .event(0, SWITCH)
            .bytes();
    assertCopiesAreTheSame(Files.write(folder.resolve("two.scap"), capture));
  }

  @Test
  void anyEventOfTheTableComesBackAsItWasWritten() throws Exception {
    long seed = System.nanoTime();
    System.out.println("CaptureWriterTest.anyEventOfTheTableComesBackAsItWasWritten seed=" + seed);
    Random random = new Random(seed);
    Path file = folder.resolve("random.scap");
    List<String> written = new ArrayList<>();
    EventBuilder builder = new EventBuilder();
    try (CaptureWriter writer = CaptureWriter.create(file, Compression.NONE)) {
      for (int round = 0; round < 20; round++) {
        for (EventType type : EventTable.all()) {
          if (!isCurrent(type)) {
            continue;
          }
          int length = randomEvent(type, random, builder);
          int flags = random.nextInt(2);
          int cpu = random.nextInt(1 << 16);
          writer.write(builder.buffer(), 0, length, cpu, flags);
          written.add(line(cpu, Arrays.copyOf(builder.buffer(), length)));
        }
      }
    }
    ReadCapture read = ReadCapture.of(file);
    assertEquals("", read.error());
    assertEquals(written, read.events().stream().map(e -> e.cpu() + " " + e.hex()).toList());
  }

  private static String line(int cpu, byte[] event) {
    return cpu + " " + HexFormat.of().formatHex(event);
  }

  /** What a reader delivers as it is: exits in use, and events that are no system calls. */
  private static boolean isCurrent(EventType type) {
    boolean converted = type.isEnter() && type.has(EventType.CONVERTER_MANAGED);
    return !converted && !type.has(EventType.UNUSED) && !type.has(EventType.OLD_VERSION);
  }

  private static int randomEvent(EventType type, Random random, EventBuilder builder) {
    builder.start(type, random.nextLong(), random.nextLong());
    for (Param param : type.params()) {
      int size = param.type().sizeBytes();
      int most = type.has(EventType.LARGE_PAYLOAD) ? 100_000 : 1000;
      byte[] bytes = new byte[size >= 0 ? size : random.nextInt(most)];
      random.nextBytes(bytes);
      builder.bytes(bytes);
    }
    return builder.finish();
  }

  @Test
  void listsLongerThanABlockAreSplit() throws Exception {
    Path file = folder.resolve("long.scap");
    Snapshot.Descriptor descriptor =
        new Snapshot.Descriptor(
            1, 2, DescriptorType.FILE, EMPTY, EMPTY, 0, 0, 0, 0, 0, new byte[1000]);
    try (CaptureWriter writer = CaptureWriter.create(file, Compression.NONE)) {
      for (int tid = 1; tid <= 1000; tid++) {
        ProcessEntry process = new ProcessEntry(9);
        process.tid = tid;
        process.env = CaptureBytes.utf8("x".repeat(4000));
        writer.onProcess(process.toSnapshot());
      }
      for (int i = 0; i < 3000; i++) {
        writer.onDescriptor(i / 2000, descriptor);
      }
    }
    ReadCapture read = ReadCapture.of(file);
    assertEquals("", read.error());
    assertEquals(1000, read.snapshot().processes.size());
    assertEquals(3000, read.snapshot().descriptors.size());
    assertEquals(1000, read.snapshot().lines.stream().filter(l -> l.startsWith("1 ")).count());
  }

  @Test
  void textIsCutToWhatOtherReadersAccept() throws Exception {
    byte[] text = CaptureBytes.utf8("x".repeat(70_000));
    Path file = folder.resolve("cut.scap");
    try (CaptureWriter writer = CaptureWriter.create(file, Compression.NONE)) {
      writer.onMachine(new Snapshot.Machine(1, 1, 1, "h".repeat(300), 0, 0));
      writer.onInterface(new Snapshot.Interface(text, new byte[16], EMPTY, EMPTY, 0));
      writer.onUser(new Snapshot.User(1, 1, text, text, text));
      writer.onGroup(new Snapshot.Group(1, text));
      ProcessEntry process = new ProcessEntry(9);
      process.comm = text;
      process.args = text;
      writer.onProcess(process.toSnapshot());
      writer.onDescriptor(
          0,
          new Snapshot.Descriptor(1, 2, DescriptorType.FILE_V2, EMPTY, EMPTY, 0, 0, 0, 0, 0, text));
    }
    SnapshotRecorder read = ReadCapture.of(file).snapshot();
    assertEquals(127, read.machines.getFirst().hostname().length());
    assertEquals(1023, read.interfaces.getFirst().name().length);
    assertEquals(16, read.interfaces.getFirst().netmask().length);
    assertEquals(255, read.users.getFirst().shell().length);
    assertEquals(255, read.groups.getFirst().name().length);
    assertEquals(1024, read.processes.getFirst().comm().length);
    assertEquals(4096, read.processes.getFirst().args().length);
    assertEquals(1023, read.descriptors.getFirst().name().length);
  }

  @ParameterizedTest
  @EnumSource
  void captureIsInItsPlaceOnlyWhenItIsComplete(Compression compression) throws Exception {
    Path file = folder.resolve("x.scap");
    Path part = folder.resolve("x.scap.part");
    try (CaptureWriter writer = CaptureWriter.create(file, compression)) {
      writer.write(SWITCH, 0, SWITCH.length, 0, 0);
      assertFalse(Files.exists(file));
      assertTrue(Files.exists(part));
      assertEquals(28 + 88, writer.bytesWritten());
    }
    assertFalse(Files.exists(part));
    ReadCapture read = ReadCapture.of(file);
    assertEquals("", read.error());
    assertEquals(1, read.events().size());
  }

  @Test
  void captureWithoutAnythingIsStillOne() throws Exception {
    Path file = folder.resolve("x.scap");
    CaptureWriter.create(file, Compression.GZIP).close();
    assertEquals("", ReadCapture.of(file).error());
  }

  @Test
  void fileThatCanNotBeCreatedIsNamed() {
    Path file = folder.resolve("none").resolve("x.scap");
    IOException e =
        assertThrows(IOException.class, () -> CaptureWriter.create(file, Compression.NONE).close());
    assertEquals("capture not created: file=" + file + " cause=" + file + ".part", e.getMessage());
    IOException directory =
        assertThrows(
            IOException.class, () -> CaptureWriter.create(folder, Compression.NONE).close());
    assertEquals(
        "capture not created, there is a directory: file=" + folder, directory.getMessage());
  }

  @Test
  void eventTooLongForTheFormatIsRefused() throws Exception {
    byte[] half = new byte[40_000];
    byte[] event = event("SYSCALL_LINK_2_X", 1, 0, half, half);
    Path file = folder.resolve("x.scap");
    CaptureWriter writer = CaptureWriter.create(file, Compression.NONE);
    IOException e =
        assertThrows(IOException.class, () -> writer.write(event, 0, event.length, 0, 0));
    assertEquals(
        "event too long for a capture: file=" + file + " length=" + event.length, e.getMessage());
    // The failure stays, and the capture does not get to its place.
    assertThrows(IOException.class, () -> writer.write(SWITCH, 0, SWITCH.length, 0, 0));
    writer.close();
    assertFalse(Files.exists(file));
  }

  @Test
  void fullDiskIsAnErrorThatNamesTheFile() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full");
    CaptureWriter writer = CaptureWriter.create(full, Compression.NONE);
    writer.write(SWITCH, 0, SWITCH.length, 0, 0);
    IOException e = assertThrows(IOException.class, writer::close);
    assertEquals(
        "capture not written: file=/dev/full cause=No space left on device", e.getMessage());
  }

  @Test
  void failureWhileTheSnapshotIsWrittenIsThrownByTheNextWrite() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full");
    try (CaptureWriter writer = CaptureWriter.create(full, Compression.NONE)) {
      ProcessEntry process = new ProcessEntry(9);
      process.env = new byte[4000];
      for (int i = 0; i < 1000; i++) {
        writer.onProcess(process.toSnapshot());
      }
      assertThrows(IOException.class, () -> writer.write(SWITCH, 0, SWITCH.length, 0, 0));
    }
  }
}
