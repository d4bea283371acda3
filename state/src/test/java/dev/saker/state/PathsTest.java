package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.TextBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/home/me/, file, /home/me/file",
    "/home/me/, ./file, /home/me/file",
    "/home/me/, ../file, /home/file",
    "/home/me/, a/../../b, /home/b",
    "/home/me/, ../../../../b, /b",
    "/home/me/, a//b///c, /home/me/a/b/c",
    "/home/me/, dir/, /home/me/dir",
    "/home/me/, /etc/./passwd, /etc/passwd",
    "/home/me/, /a/../.., /",
    "/home/me/, .hidden, /home/me/.hidden",
    "/home/me/, ..hidden, /home/me/..hidden",
    "/home/me/, a/.., /home/me",
    "'', foo/../a, a",
    "foo/, ../../a, a",
    "/home/me/, '', ''",
    "/, ., /"
  })
  void joins(String directory, String path, String expected) {
    assertEquals(expected, join(directory, Bytes.of(path)));
  }

  @Test
  void pathThatStaysIsTheSameJoined() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    byte[] letters = Bytes.of("//..ab/c~!dabcdefghijkl01234-_@0ABCDEFGHIJKLMNOP\n\u007f\u00e9 ");
    int stays = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] path = new byte[1 + random.nextInt(20)];
      path[0] = '/';
      for (int at = 1; at < path.length; at++) {
        path[at] = letters[random.nextInt(letters.length)];
      }
      if (Paths.staysInJoin(Bytes.of("/home/"), path)) {
        stays++;
        assertEquals(Bytes.string(path), join("/home/", path));
      }
    }
    assertTrue(stays > 1000, "stays=" + stays);
    assertFalse(Paths.staysInJoin(new byte[Paths.LIMIT - 3], Bytes.of("/abc")));
  }

  @Test
  void unprintableBytesAreReplaced() {
    assertEquals("/d/a\ufffdb", join("/d/", new byte[] {'a', '\n', 'b'}));
  }

  @Test
  void tooLongGivesAFixedText() {
    assertEquals(
        "/DIR_TOO_LONG/FILENAME_TOO_LONG", join("/d/", Bytes.of("x".repeat(Paths.LIMIT - 3))));
    assertEquals(Paths.LIMIT - 1, join("/d/", Bytes.of("x".repeat(Paths.LIMIT - 4))).length());
  }

  private static String join(String directory, byte[] path) {
    TextBuffer out = new TextBuffer();
    Paths.join(out, Bytes.of(directory), path, 0, path.length);
    return out.toString();
  }
}
