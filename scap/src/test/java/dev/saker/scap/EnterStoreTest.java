package dev.saker.scap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnterStoreTest {
  private static byte[] value(long tid, int length) {
    byte[] bytes = new byte[length];
    new Random(tid).nextBytes(bytes);
    return bytes;
  }

  private static byte[] get(EnterStore store, long tid, int length) {
    int at = store.find(tid);
    return at < 0 ? null : Arrays.copyOfRange(store.bytes(), at, at + length);
  }

  @Test
  void behavesAsAMapWhileThereIsRoom() {
    long seed = System.nanoTime();
    System.out.println("EnterStoreTest.behavesAsAMapWhileThereIsRoom seed=" + seed);
    Random random = new Random(seed);
    EnterStore store = new EnterStore(8 << 20);
    Map<Long, byte[]> map = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      long tid = random.nextInt(3000) - 1L;
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          byte[] value = value(i, 1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 60));
          store.put(tid, value, 0, value.length);
          map.put(tid, value);
        }
        case 2 -> {
          store.remove(tid);
          map.remove(tid);
        }
        default -> {
          byte[] expected = map.get(tid);
          assertArrayEquals(expected, get(store, tid, expected == null ? 0 : expected.length));
        }
      }
    }
    for (Map.Entry<Long, byte[]> entry : map.entrySet()) {
      assertArrayEquals(entry.getValue(), get(store, entry.getKey(), entry.getValue().length));
    }
    assertEquals(0, store.evicted());
  }

  @Test
  void threadsThatAreGoneCostNoMemoryForEver() {
    EnterStore store = new EnterStore(1 << 20);
    for (long tid = 1; tid <= 2_000_000; tid++) {
      store.put(tid, value(tid, 40), 0, 40);
      store.remove(tid);
    }
    assertEquals(0, store.evicted());
    assertTrue(store.bytes().length <= 128 << 10, "bytes=" + store.bytes().length);
  }

  @Test
  void theOldestAreGivenUpAtTheLimit() {
    EnterStore store = new EnterStore(1 << 20);
    int threads = 100_000;
    for (long tid = 1; tid <= threads; tid++) {
      store.put(tid, value(tid, 40), 0, 40);
    }
    assertTrue(store.bytes().length <= 1 << 20);
    int kept = 0;
    while (kept < threads && store.find(threads - kept) >= 0) {
      assertArrayEquals(value(threads - kept, 40), get(store, threads - kept, 40));
      kept++;
    }
    assertTrue(kept > 1000, "kept=" + kept);
    assertEquals(threads - kept, store.evicted());
  }

  @Test
  void whatIsLargerThanHalfOfTheLimitIsNotKept() {
    EnterStore store = new EnterStore(1 << 16);
    store.put(1, new byte[40], 0, 40);
    store.put(2, new byte[1 << 16], 0, 1 << 16);
    assertEquals(-1, store.find(2));
    assertTrue(store.find(1) >= 0);
    assertEquals(1, store.evicted());
  }

  @Test
  void clearForgetsAll() {
    EnterStore store = new EnterStore(1 << 16);
    store.put(1, new byte[40], 0, 40);
    store.clear();
    assertEquals(-1, store.find(1));
  }
}
