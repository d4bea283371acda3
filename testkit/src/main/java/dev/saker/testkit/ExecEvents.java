package dev.saker.testkit;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Exits of execve and execveat; the first has one parameter more. */
final class ExecEvents {
  private static final List<String> ARGUMENTS =
      List.of(
          "",
          "-c\0id; cat /etc/shadow\0",
          "install\0-y\0vim\0",
          "/etc/passwd\0",
          "-i\0",
          "\0\0x\0",
          "-abc\0--\0-d\0");

  private ExecEvents() {}

  static void fill(EventBuilder out, EventType type, StoryThread who, long result, Random random) {
    out.number(result)
        .text(who.exe())
        .bytes(RandomParams.pick(random, ARGUMENTS).getBytes(StandardCharsets.UTF_8))
        .number(who.tid())
        .number(who.pid())
        .number(who.ptid())
        .text(RandomParams.pick(random, List.of("", "/", "/home/user/", "/var/lib")))
        .number(1024)
        .number(1)
        .number(random.nextInt(500))
        .number(5000)
        .number(700)
        .number(0)
        .text(who.comm())
        .bytes(who.cgroups().getBytes(StandardCharsets.UTF_8))
        .bytes("PATH=/usr/bin:/bin\0HOME=/root\0EMPTY=\0".getBytes(StandardCharsets.UTF_8))
        .number(random.nextBoolean() ? 34816 : 0)
        .number(who.vpid())
        .number(random.nextInt(3) == 0 ? 1000 : -1)
        .number(RandomParams.flagsOf(random, "execve_flags"))
        .number(random.nextLong() & 0x1ff_ffff_ffffL)
        .number(0x1ff_ffff_ffffL)
        .number(random.nextInt(4) == 0 ? 0 : 0x2001L)
        .number(random.nextInt(100_000))
        .number(1_650_000_000_000_000_000L + random.nextInt())
        .number(1_640_000_000_000_000_000L + random.nextInt())
        .number(who.uid());
    if (random.nextInt(10) == 0) {
      out.empty();
    } else {
      out.text(who.exe());
    }
    out.number(who.pid()).number(who.uid());
    if (type.params().size() > 30) {
      out.text(random.nextBoolean() ? who.exe() : "./" + who.comm());
    }
  }
}
