package dev.saker.kernel.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ThreadPriorityTest {
  /** Place of the nice value among the numbers after the name in {@code stat}. */
  private static final int NICE = 16;

  @Test
  void lastsUntilClosedWhereItIsAllowed() throws IOException {
    int before = nice();
    try (ThreadPriority priority = ThreadPriority.raise()) {
      assertEquals(priority.isRaised() ? -20 : before, nice());
    }
    assertEquals(before, nice());
  }

  private static int nice() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
  }
}
