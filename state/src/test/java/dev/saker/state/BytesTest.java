package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void firstZeroIsFoundWhateverStandsAround() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    byte[] letters = {0, 1, 2, 0x7f, (byte) 0x80, (byte) 0xff, 'a', 'b', 'c', 'd'};
    for (int i = 0; i < 100_000; i++) {
      byte[] source = new byte[random.nextInt(40)];
      int kinds = 1 + random.nextInt(letters.length);
      for (int at = 0; at < source.length; at++) {
        source[at] = letters[letters.length - 1 - random.nextInt(kinds)];
      }
      if (source.length > 0 && random.nextBoolean()) {
        source[random.nextInt(source.length)] = 0;
      }
      int from = random.nextInt(source.length + 1);
      int end = from + random.nextInt(source.length + 1 - from);
      int expected = from;
      while (expected < end && source[expected] != 0) {
        expected++;
      }
      assertEquals(expected, Bytes.zeroOrEnd(source, from, end));
    }
  }
}
