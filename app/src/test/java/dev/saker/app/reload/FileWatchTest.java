package dev.saker.app.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileWatchTest {
  private static final long QUIET_MS = 100;
  private static final long LONG_AGO = 0;

  @TempDir Path folder;

  private final Semaphore changes = new Semaphore(0);
  private FileWatch watch;

  @BeforeEach
  void start() throws IOException {
    Console console =
        new Console(
            OutputStream.nullOutputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            name -> null,
            ZoneOffset.UTC,
            false);
    watch = new FileWatch(changes::release, QUIET_MS, console.log());
  }

  @AfterEach
  void end() {
    watch.close();
  }

  @Test
  void manyQuickWritesAreOneChange() throws Exception {
    Path rules = old("rules.yaml");
    watch.watch(List.of(rules), System.currentTimeMillis());
    for (int i = 0; i < 20; i++) {
      Files.writeString(rules, "version " + i);
      pause(QUIET_MS / 5);
    }
    assertChanged();
    assertUnchanged();
  }

  @Test
  void fileThatAnEditorPutInPlaceIsNoticed() throws Exception {
    Path rules = old("rules.yaml");
    watch.watch(List.of(rules), System.currentTimeMillis());
    for (int i = 0; i < 2; i++) {
      Path other = Files.writeString(folder.resolve(".rules.yaml.swp"), "new " + i);
      Files.move(other, rules, StandardCopyOption.ATOMIC_MOVE);
      assertChanged();
    }
  }

  @Test
  void linkOfConfigMapThatLeadsElsewhereIsNoticed() throws Exception {
    mount("..2026_1", "first");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_1"));
    Path rules = folder.resolve("rules.yaml");
    Files.createSymbolicLink(rules, Path.of("..data/rules.yaml"));
    watch.watch(List.of(rules), System.currentTimeMillis());
    for (int version = 2; version < 4; version++) {
      mount("..2026_" + version, "next");
      Path link = folder.resolve("..data_tmp");
      Files.createSymbolicLink(link, Path.of("..2026_" + version));
      Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      assertChanged();
    }
  }

  @Test
  void fileThatALinkLeadsToIsWatchedWhereItIs() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("a/b"));
    Path target = Files.writeString(elsewhere.resolve("real.yaml"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("rules.yaml"), target);
    age(target);
    watch.watch(List.of(link), System.currentTimeMillis());
    Files.writeString(target, "changed");
    assertChanged();
  }

  @Test
  void filesComeAndGoInFolders() throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules.d"));
    age(rules);
    watch.watch(List.of(rules), System.currentTimeMillis());
    Path file = Files.writeString(rules.resolve("a.yaml"), "x");
    assertChanged();
    Files.delete(file);
    assertChanged();
  }

  @Test
  void whatDoesNotExistIsNoticedWhenItDoes() throws Exception {
    Path rules = folder.resolve("later/rules.d/a.yaml");
    watch.watch(List.of(rules), System.currentTimeMillis());
    Files.createDirectories(rules.getParent());
    pause(3 * QUIET_MS);
    Files.writeString(rules, "x");
    assertChanged();
  }

  @Test
  void otherFilesInTheSameFolderChangeNothingAndHideNothing() throws Exception {
    Path rules = old("rules.yaml");
    Path alerts = old("alerts.txt");
    watch.watch(List.of(rules), System.currentTimeMillis());
    Files.writeString(alerts, "an alert");
    assertUnchanged();
    CountDownLatch done = new CountDownLatch(1);
    Thread writer =
        Thread.ofPlatform()
            .name("writer")
            .start(() -> {
              for (int i = 0; done.getCount() > 0; i++) {
                write(alerts, "alert " + i);
              }
            });
    Files.writeString(rules, "changed");
    assertChanged();
    done.countDown();
    writer.join();
  }

  @Test
  void whatWasWrittenWhileItWasReadCountsAsChanged() throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), "x");
    watch.watch(List.of(rules), Files.getLastModifiedTime(rules).toMillis() - 1);
    assertChanged();
  }

  @Test
  void onlyTheFilesGivenLastAreWatched() throws Exception {
    Path first = old("first.yaml");
    Path second = old("second.yaml");
    watch.watch(List.of(first), System.currentTimeMillis());
    watch.watch(List.of(second), System.currentTimeMillis());
    Files.writeString(first, "changed");
    assertUnchanged();
    Files.writeString(second, "changed");
    assertChanged();
  }

  private Path old(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), name);
    age(file);
    return file;
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(LONG_AGO));
  }

  private void mount(String name, String content) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    Files.writeString(version.resolve("rules.yaml"), content);
    age(version.resolve("rules.yaml"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertChanged() throws InterruptedException {
    assertTrue(changes.tryAcquire(30, TimeUnit.SECONDS), "no change noticed");
  }

  private void assertUnchanged() throws InterruptedException {
    assertFalse(changes.tryAcquire(5 * QUIET_MS, TimeUnit.MILLISECONDS), "a change was noticed");
    assertEquals(0, changes.availablePermits());
  }

  private static void pause(long ms) throws InterruptedException {
    assertFalse(new CountDownLatch(1).await(ms, TimeUnit.MILLISECONDS));
  }
}
