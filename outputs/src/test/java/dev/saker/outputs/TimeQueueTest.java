package dev.saker.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeQueueTest {
  @Test
  void momentsComeOutInTheOrderTheyWentIn() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    TimeQueue queue = new TimeQueue();
    ArrayDeque<Long> expected = new ArrayDeque<>();
    for (int i = 0; i < 10_000; i++) {
      if (expected.isEmpty() || random.nextInt(100) < 52) {
        queue.add(i);
        expected.addLast((long) i);
      } else {
        assertEquals(expected.removeFirst(), queue.first(), "seed=" + seed);
        queue.removeFirst();
      }
      assertEquals(expected.size(), queue.size(), "seed=" + seed);
    }
  }
}
