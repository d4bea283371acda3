package dev.saker.app.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloaderTest {
  @TempDir Path folder;

  /** The clock of files is behind, so a file seems to be older than it is, never younger. */
  @Test
  void whatWasWrittenBeforeTheRequestIsNotWrittenDuringTheReload() throws Exception {
    Path rules = folder.resolve("rules.yaml");
    BlockingQueue<Boolean> written = new LinkedBlockingQueue<>();
    Runnable action =
        () -> written.add(FileStamps.anyWrittenSince(List.of(rules), System.currentTimeMillis()));
    try (Reloader reloader = new Reloader(action)) {
      for (int i = 0; i < 20; i++) {
        Files.writeString(rules, "version " + i);
        reloader.request();
        assertEquals(false, written.poll(30, TimeUnit.SECONDS), "round=" + i);
      }
      assertTrue(reloader.rounds() >= 19, "rounds=" + reloader.rounds());
    }
  }

  @Test
  void requestsThatComeTogetherAreOneReload() throws Exception {
    BlockingQueue<Long> reloads = new LinkedBlockingQueue<>();
    try (Reloader reloader = new Reloader(() -> reloads.add(System.nanoTime()))) {
      Collections.nCopies(100, reloader).forEach(Reloader::request);
      assertTrue(reloads.poll(30, TimeUnit.SECONDS) != null);
      reloader.request();
      assertTrue(reloads.poll(30, TimeUnit.SECONDS) != null);
    }
    assertEquals(0, reloads.size());
  }
}
