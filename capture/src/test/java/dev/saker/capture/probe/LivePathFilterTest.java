package dev.saker.capture.probe;

import static dev.saker.capture.probe.Libc.AT_FDCWD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens that no rule asks for are left out; the table is made here as bpf/contract.h says. */
@ExtendWith(Live.class)
final class LivePathFilterTest {
  private static final int FACTOR = 0x9e3779b1;
  private static final int HEAD = 0x811c9dc5;
  private static final int TAIL = 0x2f0b4c47;
  private static final int WHOLE = 0x5bd1e995;

  private final MemorySegment table = Arena.ofAuto().allocate(8208, 8);

  @Test
  void onlyPathsThatMayMatterAreSent() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      head("/none/etc/shadow");
      tail("/authorized_keys");
      whole("/none/exact");
      probe.put("paths", 0, table);
      probe.want(LiveProbe.PATHS, "openat");
      long before = probe.counted(3, 4);
      for (String sent :
          List.of(
              "/none/etc/shadow",
              "/none/etc/shadow-",
              "/none/x/.ssh/authorized_keys",
              "/none/x/ssh/authorized_keys",
              "/none/exact",
              "relative",
              "",
              "/none//x",
              "/none/x/../y",
              "/none/./x",
              "/none/.x",
              "/none/" + "long".repeat(80))) {
        assertTrue(isSent(libc, probe, sent, 0), sent);
      }
      for (String left :
          List.of("/none/etc/passwd", "/none/exactly", "/none/exac", "/none/x.y", "/none", "/n")) {
        assertEquals(false, isSent(libc, probe, left, 0), left);
        assertTrue(isSent(libc, probe, left, 1), "for writing: " + left);
      }
      assertTrue(probe.counted(3, 4) >= before + 6);
    }
  }

  @Test
  void failedCallsAreLeftOutWhereThatIsAskedFor() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(LiveProbe.SUCCESS, "openat");
      assertEquals(false, isSent(libc, probe, "/none", 0));
      probe.own();
      libc.done("close", libc.done("openat", AT_FDCWD, libc.text("/"), 0, 0));
      assertEquals(1, probe.own().size());
    }
  }

  @Test
  void randomPathsThatAreInTheTableAreSent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        StringBuilder path = new StringBuilder("/none");
        for (int j = random.nextInt(6); j >= 0; j--) {
          path.append('/');
          for (int k = random.nextInt(12); k >= 0; k--) {
            path.append((char) ('a' + random.nextInt(26)));
          }
        }
        paths.add(path.toString());
        switch (random.nextInt(3)) {
          case 0 -> head(path.substring(0, 4 + random.nextInt(path.length() - 4)));
          case 1 -> tail(path.substring(random.nextInt(path.length() - 4)));
          default -> whole(path.toString());
        }
      }
      probe.put("paths", 0, table);
      probe.want(LiveProbe.PATHS, "openat");
      for (String path : paths) {
        assertTrue(isSent(libc, probe, path, 0), path + " seed=" + seed);
      }
    }
  }

  private static boolean isSent(Libc libc, LiveProbe probe, String path, int flags) {
    probe.own();
    libc.call("openat", AT_FDCWD, libc.text(path), flags, 0);
    return !probe.own().isEmpty();
  }

  private void head(String text) {
    int words = Math.min(16, text.length() / 4);
    set(0, 1 << words - 1, hash(text, words));
  }

  private void tail(String text) {
    int words = Math.min(8, text.length() / 4);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int hash = TAIL;
    for (int i = 1; i <= words; i++) {
      hash = (hash ^ word(bytes, bytes.length - 4 * i)) * FACTOR;
    }
    set(4, 1 << words - 1, hash);
  }

  private void whole(String text) {
    int hash = hash(text, Math.min(16, text.length() / 4));
    set(8, 1, (hash ^ text.length() ^ WHOLE) * FACTOR);
  }

  private static int hash(String text, int words) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int hash = HEAD;
    for (int i = 0; i < words; i++) {
      hash = (hash ^ word(bytes, 4 * i)) * FACTOR;
    }
    return hash;
  }

  private static int word(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private void set(int lengthsAt, int length, int hash) {
    table.set(ValueLayout.JAVA_INT, lengthsAt, table.get(ValueLayout.JAVA_INT, lengthsAt) | length);
    int bit = hash >>> 16;
    long at = 16 + 8L * (bit / 64);
    table.set(ValueLayout.JAVA_LONG, at, table.get(ValueLayout.JAVA_LONG, at) | 1L << bit % 64);
  }
}
