package dev.saker.testkit;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Exits of clone, fork, vfork and clone3, which share their parameters. */
final class ForkEvents {
  static final List<EventType> TYPES =
      List.of(EventTable.get(223), EventTable.get(225), EventTable.get(227), EventTable.get(335));

  private static final List<String> THREAD =
      List.of("CLONE_FILES", "CLONE_FS", "CLONE_SIGHAND", "CLONE_THREAD", "CLONE_VM");
  private static final List<String> PROCESS =
      List.of(
          "CLONE_PARENT_SETTID",
          "CLONE_CHILD_CLEARTID",
          "CLONE_VFORK",
          "CLONE_NEWNS",
          "CLONE_FS",
          "CLONE_FILES");

  private ForkEvents() {}

  static int flags(Random random, boolean isThread, boolean namespaced) {
    int flags = namespaced ? RandomParams.flag("clone_flags", "CLONE_CHILD_IN_PIDNS") : 0;
    for (String name : isThread ? THREAD : PROCESS) {
      if (isThread || random.nextInt(4) == 0) {
        flags |= RandomParams.flag("clone_flags", name);
      }
    }
    return flags;
  }

  static void fill(EventBuilder out, StoryThread who, long result, int flags, Random random) {
    out.number(result)
        .text(who.exe())
        .bytes("-l\0--name=x y\0".getBytes(StandardCharsets.UTF_8))
        .number(who.tid())
        .number(who.pid())
        .number(who.ptid())
        .text(random.nextBoolean() ? "" : "/home/user/")
        .number(1024)
        .number(random.nextInt(10))
        .number(random.nextInt(1000))
        .number(4000)
        .number(random.nextInt(4000))
        .number(0)
        .text(who.comm())
        .bytes(who.cgroups().getBytes(StandardCharsets.UTF_8))
        .number(flags)
        .number(who.uid())
        .number(who.uid())
        .number(who.vtid())
        .number(who.vpid())
        .number(who.vpid() == who.pid() ? 0 : 1_600_000_000_000_000_000L);
  }
}
