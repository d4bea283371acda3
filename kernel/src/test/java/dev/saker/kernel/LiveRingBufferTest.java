package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.sys.Architecture;
import dev.saker.kernel.sys.Epoll;
import dev.saker.kernel.sys.Mapping;
import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveRingBufferTest {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final long WRONG_FLAGS = 0x5a4b0001;
  private static final int THREADS = 4;
  private static final int CALLS = 50_000;

  private static BpfObject load(int ringBytes) {
    return BpfObject.load(
        new LoadPlan(Objects.read("events.o"))
            .set("wanted_process", ProcessHandle.current().pid())
            .set("wanted_call", Architecture.CURRENT == Architecture.X86_64 ? 291 : 20)
            .setMaxEntries("ring", ringBytes));
  }

  private static void act(int times) {
    for (int i = 0; i < times; i++) {
      SystemCalls.call(SystemCall.EPOLL_CREATE1, WRONG_FLAGS, 0, 0, 0, 0, 0);
    }
  }

  private static long variable(BpfObject object, String name) {
    var spec = object.spec().variable(name).orElseThrow();
    try (Mapping mapping = object.map(spec.map()).map(false)) {
      return mapping.memory().get(ValueLayout.JAVA_LONG_UNALIGNED, spec.offset());
    }
  }

  @Test
  @Timeout(120)
  void underLoadEveryRecordArrivesOnceAndLossesAreThoseCounted() throws InterruptedException {
    for (int ringBytes : new int[] {1 << 22, 1 << 13}) {
      for (boolean copying : new boolean[] {false, true}) {
        underLoad(ringBytes, copying);
      }
    }
  }

  private static void underLoad(int ringBytes, boolean copying) throws InterruptedException {
    try (BpfObject object = load(ringBytes);
        RingBuffer ring = new RingBuffer(object.map("ring"));
        Epoll epoll = new Epoll();
        Link link = object.program("entered").attach()) {
      epoll.add(ring.fd(), 1);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(Thread.ofPlatform().name("load-" + i).start(() -> act(CALLS)));
      }
      BitSet seen = new BitSet();
      long handed = 0;
      while (threads.stream().anyMatch(Thread::isAlive) || ring.pendingBytes() > 0) {
        handed += copying ? drainCopies(ring, seen) : drain(ring, seen);
        epoll.await(10);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      long all = variable(object, "sequence");
      long dropped = variable(object, "dropped");
      assertEquals((long) THREADS * CALLS, all, link.toString());
      assertEquals(handed, seen.cardinality(), "each once");
      long discarded = 0;
      for (long i = 3; i < all; i += 7) {
        discarded++;
      }
      if (dropped == 0) {
        assertEquals(all - discarded, handed);
      } else {
        assertTrue(handed + dropped <= all && handed + dropped + discarded >= all);
      }
      assertTrue(ringBytes > 1 << 20 ? dropped < all : dropped > 0, "dropped=" + dropped);
    }
  }

  private static int drain(RingBuffer ring, BitSet seen) {
    return ring.poll(
        (memory, offset, length) -> check(memory.asSlice(offset, length), seen), Integer.MAX_VALUE);
  }

  private static int drainCopies(RingBuffer ring, BitSet seen) {
    byte[] bytes = new byte[1000];
    RecordCursor cursor = new RecordCursor();
    int records = 0;
    for (int count = ring.read(bytes); count > 0; count = ring.read(bytes)) {
      cursor.wrap(bytes, count);
      while (cursor.next()) {
        // Of an array of bytes only such a copy is aligned.
        byte[] record =
            Arrays.copyOfRange(bytes, cursor.offset(), cursor.offset() + cursor.length());
        long[] words = new long[record.length / 8];
        MemorySegment.ofArray(words).copyFrom(MemorySegment.ofArray(record));
        check(MemorySegment.ofArray(words), seen);
        records++;
      }
    }
    return records;
  }

  private static void check(MemorySegment record, BitSet seen) {
    assertEquals(272, record.byteSize());
    long number = record.get(ValueLayout.JAVA_LONG, 0);
    assertEquals(16 + number % 61 * 4, record.get(INT, 8));
    assertEquals((int) number * 3, record.get(INT, 12));
    assertTrue(number % 7 != 3, "discarded records are not handed over");
    assertTrue(!seen.get((int) number), "twice");
    seen.set((int) number);
  }

  @Test
  void recordsLargerThanTheArrayAreRefused() {
    try (BpfObject object = load(1 << 16);
        RingBuffer ring = new RingBuffer(object.map("ring"));
        Link link = object.program("entered").attach()) {
      assertEquals(0, ring.read(new byte[100]), link.toString());
      act(1);
      assertThrows(IllegalArgumentException.class, () -> ring.read(new byte[279]));
      assertEquals(280, ring.read(new byte[280]));
    }
  }

  @Test
  void limitEndsACallAndTheRestWaits() {
    try (BpfObject object = load(1 << 16);
        RingBuffer ring = new RingBuffer(object.map("ring"));
        Link link = object.program("entered").attach()) {
      assertEquals(0, ring.poll((memory, offset, length) -> {}, 10), link.toString());
      act(3);
      assertEquals(2, ring.poll((memory, offset, length) -> {}, 2));
      assertEquals(280, ring.pendingBytes());
      assertEquals(1, ring.poll((memory, offset, length) -> {}, 2));
      assertEquals(0, ring.pendingBytes());
    }
  }

  @Test
  void recordWhoseHandlerThrewIsNotHandedOverAgain() {
    try (BpfObject object = load(1 << 16);
        RingBuffer ring = new RingBuffer(object.map("ring"));
        Link link = object.program("entered").attach()) {
      act(2);
      assertThrows(
          IllegalStateException.class,
          () ->
              ring.poll(
                  (memory, offset, length) -> {
                    throw new IllegalStateException(link.toString());
                  },
                  10));
      assertEquals(1, ring.poll((memory, offset, length) -> {}, 10));
    }
  }

  @Test
  void readingAfterClosingIsRefused() {
    try (BpfObject object = load(1 << 16)) {
      RingBuffer ring = new RingBuffer(object.map("ring"));
      ring.close();
      ring.close();
      assertThrows(IllegalStateException.class, () -> ring.poll((memory, offset, length) -> {}, 1));
    }
  }
}
