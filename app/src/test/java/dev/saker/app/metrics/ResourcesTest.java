package dev.saker.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
  @TempDir Path proc;

  @Test
  void filesOfProcAreUnderstood() throws Exception {
    write("self/stat", "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 300 200 0 0 20 0 9 0 5000 1 2");
    write("uptime", "100.00 180.00\n");
    write("self/status", "Name:\tsaker\nVmSize:\t  2000 kB\nVmRSS:\t  1000 kB\n");
    write("self/smaps_rollup", "00-ff ---p [rollup]\nRss:  1000 kB\nPss:   900 kB\n");
    write(
        "stat", "cpu  30 0 20 40 10 0 0 0 0 0\ncpu0 1 2 3 4\nbtime 1700000000\nprocs_running 3\n");
    write(
        "meminfo",
        """
        MemTotal: 1000 kB
        MemFree: 200 kB
        Buffers: 50 kB
        Cached: 300 kB
        SReclaimable: 60 kB
        Shmem: 10 kB
        """);
    write("sys/fs/file-nr", "1234\t0\t99999\n");
    write("memory", "4096\n");
    write("sys/kernel/osrelease", "6.1.0\n");
    assertEquals(
        new Resources(10.0, 1000, 2000, 900, 4096, 50.0, 400, 3, 1234),
        Resources.read(proc, proc.resolve("memory")));
    Host host = Host.read(proc);
    assertEquals("6.1.0", host.kernelRelease());
    assertEquals(1_700_000_000_000_000_000L, host.bootNs());
  }

  @Test
  void whatIsNotThereIsZero() {
    assertEquals(
        new Resources(0, 0, 0, 0, 0, 0, 0, 0, 0), Resources.read(proc, proc.resolve("memory")));
    assertEquals(0, Host.read(proc).bootNs());
  }

  @Test
  void thisHostTellsAboutItself() {
    Resources now = Resources.read(Path.of("/proc"), proc.resolve("none"));
    assertTrue(now.residentKb() > 1000, now.toString());
    assertTrue(now.virtualKb() > now.residentKb(), now.toString());
    assertTrue(now.hostMemoryKb() > 1000, now.toString());
  }

  private void write(String name, String text) throws Exception {
    Path file = proc.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
