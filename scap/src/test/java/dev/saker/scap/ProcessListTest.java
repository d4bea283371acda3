package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.utf8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessListTest {
  @TempDir private Path folder;

  /** The members that an entry of this version has, in their order. */
  private static void entry(BlockBuffer out, int version, long tid) {
    out.i64(tid);
    out.i64(tid - 1);
    out.i64(tid - 2);
    if (version >= 6) {
      out.i64(tid - 3);
    }
    if (version >= 8) {
      out.i64(tid - 4);
    }
    out.text(utf8("comm"), 99);
    out.text(utf8("exe"), 99);
    if (version >= 7) {
      out.text(utf8("/bin/exe"), 99);
    }
    out.text(utf8("a\0b\0"), 99);
    out.text(utf8("/home"), 99);
    out.i64(1024);
    out.i32(7);
    out.i32(1000);
    out.i32(1001);
    if (version >= 2) {
      out.i32(31);
      out.i32(32);
      out.i32(33);
      out.i64(34);
      out.i64(35);
    }
    if (version >= 3) {
      out.text(utf8("K=V\0"), 99);
    }
    if (version >= 4) {
      out.i64(41);
      out.i64(42);
      out.text(utf8("cpu=/x\0"), 99);
    }
    if (version >= 5) {
      out.text(utf8("/root"), 99);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x202, 1", "0x8000ABCD, 1", "0x207, 2", "0x8013ABCD, 2", "0x209, 3", "0x8014ABCD, 3",
    "0x210, 4", "0x211, 5", "0x212, 6", "0x213, 7", "0x214, 8", "0x215, 9"
  })
  void membersOfEachVersionAreReadAndTheOthersHaveTheirStandIns(String type, int version)
      throws IOException {
    byte[] capture =
        CaptureBytes.begin()
            .block(
                Long.decode(type).intValue(),
                body -> {
                  for (long tid = 100; tid <= 200; tid += 100) {
                    int start = version == 9 ? body.beginEntry() : 0;
                    entry(body, version, tid);
                    if (version == 9) {
                      body.endEntry(start);
                    }
                  }
                })
            .bytes();
    ReadCapture read = ReadCapture.of(folder, capture);
    assertEquals("", read.error());
    assertEquals(2, read.snapshot().processes.size());
    Snapshot.Process process = read.snapshot().processes.get(1);
    assertAll(
        () -> assertEquals(version, process.version()),
        () -> assertEquals(List.of(200L, 199L, 198L), ids(process)),
        () -> assertEquals(version >= 6 ? 197 : -1, process.sid()),
        () -> assertEquals(version >= 8 ? 196 : -1, process.vpgid()),
        () ->
            assertEquals(
                List.of(
                    "comm",
                    "exe",
                    version >= 7 ? "/bin/exe" : "",
                    "a\0b\0",
                    "/home",
                    version >= 3 ? "K=V\0" : "",
                    version >= 4 ? "cpu=/x\0" : "",
                    version >= 5 ? "/root" : ""),
                texts(process)),
        () -> assertEquals(1024, process.fdLimit()),
        () ->
            assertEquals(
                List.of(7, 1000, 1001), List.of(process.flags(), process.uid(), process.gid())),
        () -> assertEquals(version >= 2 ? 31 : 0, process.vmSizeKb()),
        () -> assertEquals(version >= 2 ? 32 : 0, process.vmRssKb()),
        () -> assertEquals(version >= 2 ? 33 : 0, process.vmSwapKb()),
        () -> assertEquals(version >= 2 ? 34 : 0, process.majorFaults()),
        () -> assertEquals(version >= 2 ? 35 : 0, process.minorFaults()),
        () -> assertEquals(version >= 4 ? 41 : -1, process.vtid()),
        () -> assertEquals(version >= 4 ? 42 : -1, process.vpid()),
        () -> assertEquals(-1, process.loginUid()),
        () -> assertEquals(-1, process.pgid()),
        () -> assertEquals(0, process.pidnsInitStartNs()),
        () -> assertEquals(0, process.tty()));
  }

  private static List<Long> ids(Snapshot.Process process) {
    return List.of(process.tid(), process.pid(), process.ptid());
  }

  private static List<String> texts(Snapshot.Process process) {
    return SnapshotRecorder.texts(
        process.comm(),
        process.exe(),
        process.exepath(),
        process.args(),
        process.cwd(),
        process.env(),
        process.cgroups(),
        process.root());
  }

  @Test
  void producersBefore010HaveNeitherNamespaceStartNorTerminal() throws IOException {
    Snapshot.Process process =
        processOfVersion9(body -> {
          body.i32(1000);
          body.u8(1);
          body.i64(1);
          body.i64(2);
          body.i64(3);
        });
    assertAll(
        () -> assertEquals(1000, process.loginUid()),
        () -> assertTrue(process.exeWritable()),
        () -> assertEquals(1, process.capInheritable()),
        () -> assertEquals(2, process.capPermitted()),
        () -> assertEquals(3, process.capEffective()),
        () -> assertEquals(0, process.pidnsInitStartNs()),
        () -> assertEquals(0, process.tty()));
  }

  @Test
  void wholeTailIsReadAndWhatFollowsIsSkipped() throws IOException {
    Snapshot.Process process =
        processOfVersion9(body -> {
          body.i64(77);
          body.i32(78);
          body.i32(1000);
          body.u8(0);
          body.i64(1);
          body.i64(2);
          body.i64(3);
          body.u8(1);
          body.i64(4);
          body.i64(5);
          body.i64(6);
          body.u8(1);
          body.u8(1);
          body.i64(9);
          body.i64(0x5555_5555);
        });
    assertAll(
        () -> assertEquals(77, process.pidnsInitStartNs()),
        () -> assertEquals(78, process.tty()),
        () -> assertEquals(1000, process.loginUid()),
        () -> assertTrue(!process.exeWritable()),
        () -> assertTrue(process.exeUpperLayer()),
        () -> assertEquals(4, process.exeInode()),
        () -> assertEquals(5, process.exeInodeCtimeNs()),
        () -> assertEquals(6, process.exeInodeMtimeNs()),
        () -> assertTrue(process.exeFromMemfd()),
        () -> assertTrue(process.exeLowerLayer()),
        () -> assertEquals(9, process.pgid()));
  }

  private Snapshot.Process processOfVersion9(Consumer<BlockBuffer> tail) throws IOException {
    byte[] capture =
        CaptureBytes.begin()
            .block(
                BlockType.PROCESSES_V9,
                body -> {
                  int start = body.beginEntry();
                  entry(body, 9, 100);
                  tail.accept(body);
                  body.endEntry(start);
                  start = body.beginEntry();
                  entry(body, 9, 200);
                  body.endEntry(start);
                })
            .bytes();
    ReadCapture read = ReadCapture.of(folder, capture);
    assertEquals("", read.error());
    assertEquals(
        List.of(100L, 200L),
        read.snapshot().processes.stream().map(Snapshot.Process::tid).toList());
    return read.snapshot().processes.getFirst();
  }
}
