package dev.saker.state;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventType;
import dev.saker.events.Param;
import java.util.List;
import java.util.Random;

/** Event parameters without rhyme or reason. */
final class Chaos {
  static final List<String> COMMON =
      List.of(
          "SYSCALL_CLONE_20_X",
          "SYSCALL_CLONE3_X",
          "SYSCALL_EXECVE_19_X",
          "PROCEXIT_1_E",
          "SYSCALL_OPEN_X",
          "SYSCALL_OPEN_E",
          "SYSCALL_CLOSE_X",
          "SYSCALL_DUP3_X",
          "SOCKET_SOCKET_X",
          "SOCKET_CONNECT_X",
          "SOCKET_RECVMSG_X",
          "SOCKET_SENDTO_X",
          "SOCKET_BIND_X",
          "SYSCALL_PRCTL_X",
          "SYSCALL_PIPE_X");

  private static final long[] TIDS = {
    -1, 0, 1, 2, 3, 4, 5, 10, 11, 12, 100, 1L << 40, Long.MIN_VALUE
  };

  private Chaos() {}

  static void fill(EventBuilder out, EventType type, Random random, long step) {
    long tid = random.nextInt(10) == 0 ? random.nextInt(1000) : TIDS[random.nextInt(TIDS.length)];
    out.start(type, 1_000_000_000L + step * 1_000_000, tid);
    int count = type.params().size();
    if (random.nextInt(4) == 0) {
      count = random.nextInt(count + 1);
    }
    for (int i = 0; i < count; i++) {
      param(out, type.params().get(i), random);
    }
  }

  private static void param(EventBuilder out, Param param, Random random) {
    int dice = random.nextInt(20);
    if (dice == 0) {
      out.empty();
    } else if (dice == 1) {
      out.bytes(bytes(random, random.nextInt(50)));
    } else if (param.type().sizeBytes() > 0) {
      out.number(number(random));
    } else if (param.type().isText()) {
      out.text("abc/../.".repeat(random.nextInt(4)));
    } else {
      byte[] bytes = bytes(random, 1 + random.nextInt(45));
      byte[] families = {1, 2, 10};
      bytes[0] = families[random.nextInt(3)];
      bytes[bytes.length - 1] = 0;
      out.bytes(bytes);
    }
  }

  private static long number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt();
      case 2 -> 0;
      case 3 -> 1L << random.nextInt(31);
      default -> TIDS[random.nextInt(TIDS.length)];
    };
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** An event about descriptor 3 that succeeded. */
  static void plain(EventBuilder out, EventType type, long tid) {
    out.start(type, 1, tid);
    for (Param param : type.params()) {
      switch (param.name()) {
        case "fd" -> out.number(3);
        case "name" -> out.text("/etc/passwd");
        case "data" -> out.bytes(new byte[] {1, 2, 3});
        default -> out.number(0);
      }
    }
  }
}
