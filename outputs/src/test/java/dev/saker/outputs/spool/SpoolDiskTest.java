package dev.saker.outputs.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.saker.outputs.SpoolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room. It is a small file system in memory, which only root can make. */
class SpoolDiskTest {
  private static final String PADDING = "p".repeat(1000);

  @TempDir Path folder;
  private Path disk;
  private final List<String> damage = new ArrayList<>();

  @BeforeEach
  void makeDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
        "no file system can be mounted here");
  }

  @AfterEach
  void removeDisk() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void fullDiskRefusesRecordsAndSpoilsNone() throws Exception {
    for (SpoolOptions.Sync sync : SpoolOptions.Sync.values()) {
      Path own = disk.resolve(sync.name());
      List<String> accepted = new ArrayList<>();
      try (Spool spool = Spool.open(options(own, 1L << 20, sync), damage::add)) {
        assertTrue(fill(spool, accepted, "before") > 0);
        int segments = segments(own);
        for (int i = 0; i < 100; i++) {
          refused(spool);
        }
        assertTrue(segments(own) <= segments + 1, "segments=" + segments(own));
        for (int i = 0; i < 150; i++) {
          assertEquals(accepted.removeFirst(), next(spool), sync.name());
        }
        spool.sync();
        assertTrue(fill(spool, accepted, "after") > 0, "room again");
        assertEquals(accepted.size(), spool.waiting());
      }
      try (Spool spool = Spool.open(options(own, 1L << 20, sync), damage::add)) {
        while (!accepted.isEmpty()) {
          assertEquals(accepted.removeFirst(), next(spool), sync.name());
        }
        assertEquals(0, spool.waiting());
      }
      run("rm", "-r", own.toString());
    }
    assertEquals(List.of(), damage);
  }

  @Test
  void fullDiskWithASingleSegmentHasRoomOnceThatIsTaken() throws Exception {
    Path own = disk.resolve("single");
    List<String> accepted = new ArrayList<>();
    try (Spool spool = Spool.open(options(own, 64L << 20, SpoolOptions.Sync.NEVER), damage::add)) {
      fill(spool, accepted, "before");
      assertEquals(1, segments(own));
      while (!accepted.isEmpty()) {
        assertEquals(accepted.removeFirst(), next(spool));
      }
      assertNull(spool.peek());
      assertTrue(fill(spool, accepted, "after") > 100, "room again");
    }
  }

  @Test
  void diskThatCanNotBeWrittenIsSaidAtTheStart() throws Exception {
    Path own = Files.createDirectory(disk.resolve("own"));
    assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
    for (Path each : List.of(own, disk.resolve("new"))) {
      IOException failure =
          assertThrows(
              IOException.class,
              () -> Spool.open(options(each, 1L << 20, SpoolOptions.Sync.NEVER), damage::add));
      assertEquals(
          "spool can not be used: folder=" + each + ": read-only file system",
          failure.getMessage());
    }
  }

  private static int fill(Spool spool, List<String> accepted, String name) {
    int number = 0;
    try {
      while (true) {
        String record = name + number + PADDING;
        assertTrue(spool.append(record.getBytes(StandardCharsets.UTF_8)));
        accepted.add(record);
        number++;
      }
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    }
    return number;
  }

  private static void refused(Spool spool) {
    boolean accepted = true;
    try {
      accepted = spool.append(PADDING.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      accepted = false;
    }
    assertFalse(accepted);
  }

  private static String next(Spool spool) throws IOException {
    String text = new String(spool.peek(), StandardCharsets.UTF_8);
    spool.acknowledge();
    return text;
  }

  private static SpoolOptions options(Path own, long maxBytes, SpoolOptions.Sync sync) {
    return new SpoolOptions(own, maxBytes, sync);
  }

  private static int segments(Path own) throws IOException {
    try (var files = Files.list(own)) {
      return (int) files.filter(file -> SegmentLayout.sequence(file) >= 0).count();
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
