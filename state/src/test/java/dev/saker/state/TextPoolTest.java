package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPoolTest {
  private final TextPool pool = new TextPool();

  @Test
  void sameTextIsTheSameArray() {
    byte[] source = Bytes.of("x/usr/lib/libc.so.6y");
    byte[] first = pool.get(source, 1, source.length - 2);
    assertEquals("/usr/lib/libc.so.6", Bytes.string(first));
    assertSame(first, pool.get(first.clone(), 0, first.length));
  }

  @Test
  void emptyTextIsTheSharedOne() {
    assertSame(Bytes.EMPTY, pool.get(Bytes.of("abc"), 2, 0));
  }

  @Test
  void longTextIsNotKept() {
    byte[] text = new byte[1000];
    assertNotSame(pool.get(text, 0, 1000), pool.get(text, 0, 1000));
  }

  @Test
  void anyTextIsGivenAsItIsHoweverManyThereWere() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    byte[] source = new byte[400];
    for (int i = 0; i < 100_000; i++) {
      int length = random.nextInt(20);
      int offset = random.nextInt(300);
      for (int at = offset; at < offset + length; at++) {
        source[at] = (byte) ('a' + random.nextInt(3));
      }
      byte[] expected = Bytes.range(source, offset, offset + length);
      assertArrayEquals(expected, pool.get(source, offset, length));
    }
  }

  @Test
  void listsAreSharedToo() {
    TextListPool lists = new TextListPool();
    byte[] source = Bytes.of("-c\0ls -l\0");
    TextList first = lists.get(source, 0, source.length);
    assertEquals(2, first.count());
    assertEquals("ls -l", Bytes.string(first.copy(1)));
    assertSame(first, lists.get(source.clone(), 0, source.length));
  }
}
