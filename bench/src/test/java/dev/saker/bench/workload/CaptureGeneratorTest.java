package dev.saker.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventView;
import dev.saker.scap.CaptureReader;
import dev.saker.scap.Compression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureGeneratorTest {
  private static final int EVENTS = 200_000;

  @TempDir private Path folder;

  @Test
  void sameSeedGivesTheSameBytes() throws Exception {
    Path first = generate("first", new Plan(20_000, 7, 5, Compression.NONE));
    Path second = generate("second", new Plan(20_000, 7, 5, Compression.NONE));
    assertEquals(-1, Files.mismatch(first, second));
  }

  @Test
  void anotherSeedGivesAnotherCapture() throws Exception {
    Path first = generate("first", new Plan(20_000, 7, 5, Compression.NONE));
    Path second = generate("second", new Plan(20_000, 8, 5, Compression.NONE));
    assertFalse(Arrays.equals(Files.readAllBytes(first), Files.readAllBytes(second)));
  }

  @Test
  void compressedCaptureHoldsTheSameEvents() throws Exception {
    Path plain = generate("plain", new Plan(20_000, 7, 5, Compression.NONE));
    Path packed = generate("packed", new Plan(20_000, 7, 5, Compression.GZIP));
    assertTrue(Files.size(packed) < Files.size(plain) / 3, "size=" + Files.size(packed));
    try (CaptureReader expected = CaptureReader.open(plain, new DescriptorLedger());
        CaptureReader read = CaptureReader.open(packed, new DescriptorLedger())) {
      EventView left = new EventView();
      EventView right = new EventView();
      while (expected.next(left)) {
        assertTrue(read.next(right), "event=" + left.number());
        assertArrayEquals(bytes(left), bytes(right));
      }
      assertFalse(read.next(right));
    }
  }

  @Test
  void capturesHaveAsManyEventsAsPlanned() throws Exception {
    for (int events : List.of(0, 1, 17, 100, 12_345)) {
      Path file = generate("events", new Plan(events, 3, 4, Compression.NONE));
      int count = 0;
      try (CaptureReader reader = CaptureReader.open(file, new DescriptorLedger())) {
        EventView view = new EventView();
        while (reader.next(view)) {
          count++;
        }
      }
      assertEquals(events, count);
    }
  }

  @Test
  void whatIsUsedWasOpenedByAThreadThatLives() throws Exception {
    DescriptorLedger ledger = new DescriptorLedger();
    Path file = generate("ledger", new Plan(EVENTS, 11, 40, Compression.NONE));
    long lastNs = 0;
    try (CaptureReader reader = CaptureReader.open(file, ledger)) {
      EventView view = new EventView();
      while (reader.next(view)) {
        ledger.onEvent(view);
        assertTrue(view.timestampNs() >= lastNs, "event=" + view.number());
        lastNs = view.timestampNs();
      }
    }
    assertEquals(List.of(), ledger.findings());
    assertTrue(ledger.uses() > EVENTS / 3, "uses=" + ledger.uses());
    assertTrue(ledger.processes() > 150, "processes=" + ledger.processes());
  }

  @Test
  void mixIsThatOfABusyServer() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    Path file = generate("mix", new Plan(EVENTS, 5, 0, Compression.NONE));
    try (CaptureReader reader = CaptureReader.open(file, new DescriptorLedger())) {
      EventView view = new EventView();
      while (reader.next(view)) {
        counts.merge(view.type().name(), 1, Integer::sum);
      }
    }
    assertShare(counts, "read", 100, 200);
    assertShare(counts, "close", 70, 130);
    assertShare(counts, "openat", 60, 130);
    assertShare(counts, "futex", 30, 110);
    assertShare(counts, "epoll_wait", 50, 110);
    assertShare(counts, "recvfrom", 40, 110);
    assertShare(counts, "mmap", 10, 60);
    assertShare(counts, "connect", 4, 30);
    assertShare(counts, "accept4", 4, 30);
    assertShare(counts, "execve", 1, 6);
    assertShare(counts, "clone", 2, 12);
    assertShare(counts, "procexit", 1, 6);
  }

  private static void assertShare(Map<String, Integer> counts, String name, int low, int high) {
    double permille = counts.getOrDefault(name, 0) * 1000.0 / EVENTS;
    assertTrue(
        permille >= low && permille <= high, name + " permille=" + permille + " all=" + counts);
  }

  private static byte[] bytes(EventView view) {
    return Arrays.copyOfRange(view.bytes(), view.offset(), view.offset() + view.length());
  }

  private Path generate(String name, Plan plan) throws Exception {
    Path file = folder.resolve(name + ".scap");
    CaptureGenerator.generate(file, plan);
    return file;
  }
}
