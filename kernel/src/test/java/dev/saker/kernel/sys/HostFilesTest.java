package dev.saker.kernel.sys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostFilesTest {
  @TempDir private Path folder;

  @Test
  void bytesAreReadUpToALimit() throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("file"), bytes);
    try (HostFiles files = new HostFiles()) {
      assertArrayEquals(bytes, files.read(file.toString(), Integer.MAX_VALUE));
      assertEquals(70_000, Objects.requireNonNull(files.read(file.toString(), 70_000)).length);
      assertNull(files.read(folder + "/none", 10));
      assertTrue(Objects.requireNonNull(files.read("/proc/self/stat", 4096)).length > 20);
    }
  }

  @Test
  void linksAndFactsAreThoseOfTheJdk() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    try (HostFiles files = new HostFiles()) {
      assertEquals(
          file.toString(),
          new String(
              Objects.requireNonNull(files.readLink(link.toString())), StandardCharsets.UTF_8));
      assertNull(files.readLink(file.toString()));
      HostFiles.Facts facts = Objects.requireNonNull(files.facts(link.toString()));
      assertTrue(facts.isRegular());
      assertFalse(facts.isDirectory() || facts.isPipe() || facts.isSocket() || facts.isDevice());
      assertEquals(Files.getAttribute(file, "unix:ino"), facts.inode());
      assertEquals(Files.getAttribute(file, "unix:uid"), facts.uid());
      assertEquals(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), facts.mtimeNs());
      assertTrue(Objects.requireNonNull(files.facts("/dev/null")).isDevice());
      assertTrue(Objects.requireNonNull(files.facts("/proc")).isDirectory());
      assertNull(files.facts(folder + "/none"));
    }
  }

  @Test
  void bootTimeIsTimeOfDayLessUptime() throws Exception {
    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
    double boot = System.currentTimeMillis() / 1e3 - uptime;
    assertEquals(boot, Clocks.bootNs() / 1e9, 0.5);
  }
}
