package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventView;
import dev.saker.testkit.Allocations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading allocates nothing per event, whether it has to convert or not, plain or gzip. */
class CaptureAllocationTest {
  private static final int ROUNDS = 50_000;

  /** Room for what the virtual machine itself does now and then. */
  private static final long TOLERATED_BYTES = 16 << 10;

  @TempDir private Path folder;

  private static byte[] capture() {
    byte[] enter = event("SYSCALL_READ_E", 7, 3, 100);
    byte[] exit = event("SYSCALL_READ_X", 7, 3, new byte[] {1, 2, 3});
    byte[] openat = event("SYSCALL_OPENAT_2_X", 7, 3, -100, "/etc/hosts", 1, 0, 1, 2);
    CaptureBytes capture = CaptureBytes.begin();
    for (int i = 0; i < ROUNDS; i++) {
      capture.event(0, enter).event(0, exit).event(1, openat);
    }
    return capture.bytes();
  }

  private static void check(Path file) throws Exception {
    EventView view = new EventView();
    try (CaptureReader reader = CaptureReader.open(file, new SnapshotRecorder())) {
      int events = 0;
      while (events < ROUNDS && reader.next(view)) {
        events++;
      }
      long before = Allocations.bytesOfThisThread();
      while (reader.next(view)) {
        events++;
      }
      long allocated = Allocations.bytesOfThisThread() - before;
      assertEquals(2 * ROUNDS, events);
      assertTrue(allocated < TOLERATED_BYTES, "allocated=" + allocated);
    }
  }

  @Test
  void plain() throws Exception {
    check(Files.write(folder.resolve("x.scap"), capture()));
  }

  @Test
  void gzip() throws Exception {
    check(Files.write(folder.resolve("x.scap"), CaptureBytes.gzip(capture())));
  }
}
