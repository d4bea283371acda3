package dev.saker.capture.probe;

import static dev.saker.capture.probe.Children.expect;
import static dev.saker.capture.probe.Children.one;
import static dev.saker.capture.probe.Children.run;
import static dev.saker.capture.probe.Children.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.capture.probe.LiveProbe.Received;
import dev.saker.testkit.Live;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Live.class)
final class LiveProcessTest {
  @TempDir Path folder;

  @Test
  void cloneTellsBothSidesAndExitsTellHow() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "clone", "clone3", "fork", "vfork");
      Process process = run(folder, "/bin/sh", "-c", "(exit 3); kill -9 $$");
      process.waitFor();
      List<Received> events =
          probe.all(e -> List.of("clone", "clone3", "fork", "procexit").contains(e.name()));
      Received parent =
          events.stream()
              .filter(e ->
                  e.tid() == process.pid()
                      && !e.name().equals("procexit")
                      && !value(e, "res").equals("0"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(events.toString()));
      long child = Long.parseLong(value(parent, "res"));
      expect(
          parent,
          Map.of(
              "exe",
              "/bin/sh",
              "args",
              "-c;(exit 3); kill -9 $$;",
              "tid",
              "" + process.pid(),
              "ptid",
              "" + probe.tid(),
              "comm",
              "sh",
              "vtid",
              "" + process.pid(),
              "pidns_init_start_ts",
              "0",
              "uid",
              "0",
              "gid",
              "0"));
      Received inside = one(events, "tid", "" + child);
      expect(
          inside,
          Map.of(
              "res",
              "0",
              "exe",
              "/bin/sh",
              "args",
              "-c;(exit 3); kill -9 $$;",
              "pid",
              "" + child,
              "ptid",
              "" + process.pid(),
              "comm",
              "sh",
              "vtid",
              "" + child,
              "vpid",
              "" + child));
      assertEquals(
          "procexit status=768 ret=3 sig=0 core=0 reaper_tid=0", exit(events, child).toString());
      assertEquals(
          "procexit status=9 ret=0 sig=9 core=0 reaper_tid=0",
          exit(events, process.pid()).toString());
    }
  }

  @Test
  void childOfAnotherNamespaceTellsItsNumbersThere() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "clone", "fork", "vfork", "clone3");
      assertEquals(0, run(folder, "unshare", "--pid", "--fork", "/bin/true").waitFor());
      Received child =
          probe.all(e -> e.name().matches("clone3?|v?fork")).stream()
              .filter(e -> value(e, "res").equals("0") && value(e, "comm").equals("unshare"))
              .findFirst()
              .orElseThrow();
      expect(child, Map.of("vtid", "1", "vpid", "1"));
      assertTrue(value(child, "flags").contains("CLONE_CHILD_IN_PIDNS"), child.toString());
      assertTrue(Long.parseLong(value(child, "pidns_init_start_ts")) > 0);
    }
  }

  @Test
  void childrenGoToTheReaper() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      Process process = run(folder, "/bin/sh", "-c", "sleep 0.2 & exit 0");
      process.waitFor();
      Received exit = exit(probe.all(e -> e.name().equals("procexit")), process.pid());
      String reaper = value(exit, "reaper_tid");
      String parent =
          ProcessHandle.allProcesses()
              .filter(p -> p.info().command().orElse("").endsWith("sleep"))
              .map(p -> "" + p.parent().map(ProcessHandle::pid).orElse(0L))
              .filter(reaper::equals)
              .findFirst()
              .orElse("none");
      assertEquals(reaper, parent, exit.toString());
    }
  }

  @Test
  void ownProcessIsLeftOut() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "getppid");
      probe.settings((int) ProcessHandle.current().pid(), 80);
      libc.call("getppid");
      assertEquals(List.of(), probe.own());
      probe.settings(0, 80);
      libc.call("getppid");
      assertEquals(1, probe.own().size());
    }
  }

  private static Received exit(List<Received> events, long tid) {
    return events.stream()
        .filter(e -> e.name().equals("procexit") && e.tid() == tid)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no exit of " + tid));
  }
}
