package dev.saker.capture.host;

import dev.saker.kernel.sys.Architecture;

/** Turns the kernel's flags of an open file into those of events. */
final class OpenFlags {
  private static final int DIRECTORY = arm() ? 0x4000 : 0x10000;
  private static final int DIRECT = arm() ? 0x10000 : 0x4000;
  private static final int LARGEFILE = arm() ? 0x20000 : 0x8000;
  private static final int SYNC = 0x101000;
  private static final int TMPFILE = 0x400000 | DIRECTORY;

  /** The bit of an event beside all bits that the kernel sets for it. */
  private static final int[][] FLAGS = {
    {4, 0x40},
    {8, 0x400},
    {16, 0x1000},
    {32, 0x80},
    {64, 0x800},
    {128, SYNC},
    {256, 0x200},
    {512, DIRECT},
    {1024, DIRECTORY},
    {2048, LARGEFILE},
    {4096, 0x80000},
    {8192, TMPFILE},
  };

  private OpenFlags() {}

  private static boolean arm() {
    return Architecture.CURRENT == Architecture.ARM64;
  }

  static int toEvent(int flags) {
    int result =
        switch (flags & 3) {
          case 1 -> 2;
          case 2 -> 3;
          default -> 1;
        };
    for (int[] flag : FLAGS) {
      if ((flags & flag[1]) == flag[1]) {
        result |= flag[0];
      }
    }
    return result;
  }
}
