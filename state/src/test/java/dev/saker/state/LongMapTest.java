package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {
  @Test
  void behavesLikeAHashMapUnderRandomUse() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    LongMap<String> map = new LongMap<>();
    Map<Long, String> model = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      long key = random.nextInt(100) - 50 + (random.nextInt(4) * 0x1_0000_0000L);
      switch (random.nextInt(3)) {
        case 0 -> assertEquals(model.put(key, "v" + i), map.put(key, "v" + i));
        case 1 -> assertEquals(model.remove(key), map.remove(key));
        default -> assertEquals(model.get(key), map.get(key));
      }
      assertEquals(model.size(), map.size());
    }
    int seen = 0;
    for (int i = 0; i < map.positions(); i++) {
      String value = map.valueAt(i);
      if (value != null) {
        assertEquals(model.get(map.keyAt(i)), value);
        seen++;
      }
    }
    assertEquals(model.size(), seen);
  }

  @Test
  void copyIsIndependent() {
    LongMap<String> map = new LongMap<>();
    LongMap<String> empty = map.copy();
    map.put(1, "a");
    LongMap<String> copy = map.copy();
    map.put(2, "b");
    copy.remove(1);
    empty.put(9, "z");
    assertEquals("a", map.get(1));
    assertNull(copy.get(2));
    assertNull(map.get(9));
    map.clear();
    assertEquals(0, map.size());
    assertNull(map.get(1));
  }
}
