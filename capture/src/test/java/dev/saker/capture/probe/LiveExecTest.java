package dev.saker.capture.probe;

import static dev.saker.capture.probe.Children.exec;
import static dev.saker.capture.probe.Children.expect;
import static dev.saker.capture.probe.Children.one;
import static dev.saker.capture.probe.Children.run;
import static dev.saker.capture.probe.Children.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.capture.probe.LiveProbe.Received;
import dev.saker.events.EventView;
import dev.saker.testkit.Live;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Live.class)
final class LiveExecTest {
  @TempDir Path folder;

  @Test
  void execTellsAllOfTheNewProgram() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      Process process = run(folder, "/bin/sh", "-c", "exec /bin/true one two");
      Path program = Path.of("/bin/true").toRealPath();
      Received exec = exec(probe, "/bin/true");
      assertEquals(0, process.waitFor());
      expect(
          exec,
          Map.ofEntries(
              Map.entry("res", "0"),
              Map.entry("exe", "/bin/true"),
              Map.entry("args", "one;two;"),
              Map.entry("tid", "" + process.pid()),
              Map.entry("pid", "" + process.pid()),
              Map.entry("ptid", "" + probe.tid()),
              Map.entry("cwd", ""),
              Map.entry("vm_swap", "0"),
              Map.entry("comm", "true"),
              Map.entry("tty", status("/proc/self/stat", 6)),
              Map.entry("loginuid", Files.readString(Path.of("/proc/self/loginuid")).strip()),
              Map.entry("flags", "EXE_WRITABLE"),
              Map.entry("cap_inheritable", capabilities("CapInh")),
              Map.entry("cap_permitted", capabilities("CapPrm")),
              Map.entry("cap_effective", capabilities("CapEff")),
              Map.entry("exe_ino", "" + Files.getAttribute(program, "unix:ino")),
              Map.entry("exe_ino_ctime", time(program, "unix:ctime")),
              Map.entry("exe_ino_mtime", time(program, "lastModifiedTime")),
              Map.entry("uid", "0"),
              Map.entry("trusted_exepath", program.toString()),
              Map.entry("pgid", status("/proc/self/stat", 4)),
              Map.entry("gid", "0"),
              Map.entry("filename", "/bin/true")));
      assertTrue(value(exec, "env").contains("NAME=value;"), exec.toString());
      assertTrue(Long.parseLong(value(exec, "fdlimit")) > 0);
      assertTrue(Long.parseLong(value(exec, "vm_size")) > 0);
      assertTrue(Long.parseLong(value(exec, "pgft_min")) > 0);
    }
  }

  @Test
  void cgroupsAreThoseOfTheProcess() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      run(folder, "/bin/true").waitFor();
      String cgroups = value(exec(probe, "/bin/true"), "cgroups");
      for (String one : cgroups.split(";", -1)) {
        if (!one.isEmpty()) {
          String path = one.substring(one.indexOf('=') + 1);
          assertTrue(path.startsWith("/"), cgroups);
          assertTrue(Files.readString(Path.of("/proc/self/cgroup")).contains(":" + path), cgroups);
        }
      }
      assertTrue(cgroups.contains("memory="), cgroups);
    }
  }

  @Test
  void execThatFailedTellsWhatWasAskedFor() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "execve", "execveat");
      Process process = run(folder, "/bin/sh", "-c", "exec /none/x one two");
      process.waitFor();
      Received failed =
          one(
              probe.all(e -> e.name().equals("execve") && e.tid() == process.pid()),
              "filename",
              "/none/x");
      expect(
          failed,
          Map.of(
              "res",
              "-2",
              "exe",
              "/none/x",
              "args",
              "one;two;",
              "comm",
              "sh",
              "pid",
              "" + process.pid()));
      assertTrue(value(failed, "env").contains("NAME=value;"), failed.toString());
      libc.call(
          "execveat", 9999, libc.text("y"), libc.longs(libc.text("y"), libc.text("z"), 0), 0, 0);
      expect(
          probe.own().get(0),
          Map.of(
              "res",
              "-9",
              "exe",
              "y",
              "args",
              "z;",
              "env",
              "",
              "pid",
              "" + ProcessHandle.current().pid()));
    }
  }

  @Test
  void longArgumentsAndEnvironmentAreCutAndEndInANul() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      ProcessBuilder builder =
          new ProcessBuilder("/bin/true", "a".repeat(5000)).directory(folder.toFile());
      builder.environment().put("LONG", "e".repeat(9000));
      builder.start().waitFor();
      Received exec = exec(probe, "/bin/true");
      EventView view = exec.view();
      assertEquals(4096 - 10, view.length(view.type().indexOf("args")));
      assertTrue(value(exec, "args").matches("a{4085};"));
      assertEquals(4096, view.length(view.type().indexOf("env")));
      assertTrue(value(exec, "env").endsWith(";"));
    }
  }

  @Test
  void programInMemoryIsTold() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long fd = libc.done("memfd_create", libc.text("hidden"), 0);
      String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd;
      Files.write(Path.of(path), Files.readAllBytes(Path.of("/bin/true")));
      assertEquals(0, run(folder, "/bin/sh", "-c", "exec " + path).waitFor());
      Received exec = exec(probe, path);
      assertTrue(value(exec, "flags").contains("EXE_FROM_MEMFD"), exec.toString());
      assertEquals("memfd:hidden", value(exec, "trusted_exepath"));
      libc.done("close", fd);
    }
  }

  @Test
  void layerOfAProgramIsTold() throws Exception {
    String script =
        "cd "
            + folder
            + " && mount -t tmpfs none . && cd "
            + folder
            + " && mkdir l u w m && cp /bin/true l/lower && cp /bin/true u/upper"
            + " && mount -t overlay none -o lowerdir=l,upperdir=u,workdir=w m"
            + " && "
            + folder
            + "/m/lower && "
            + folder
            + "/m/upper";
    boolean overlays = Files.readString(Path.of("/proc/filesystems")).contains("overlay");
    Live.require(overlays, "overlay file systems");
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      assertEquals(0, run(folder, "unshare", "--mount", "/bin/sh", "-c", script).waitFor());
      List<Received> execs = probe.all(e -> e.name().equals("execve"));
      String lower = folder + "/m/lower";
      String upper = folder + "/m/upper";
      assertEquals("EXE_WRITABLE|EXE_LOWER_LAYER", value(one(execs, "filename", lower), "flags"));
      assertEquals("EXE_WRITABLE|EXE_UPPER_LAYER", value(one(execs, "filename", upper), "flags"));
      assertEquals(lower, value(one(execs, "filename", lower), "trusted_exepath"));
    }
  }

  @Test
  void programOfAnotherUserIsNotWritable() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      int status =
          run(
                  folder,
                  "setpriv",
                  "--reuid",
                  "12345",
                  "--regid",
                  "12345",
                  "--clear-groups",
                  "/bin/true")
              .waitFor();
      assertEquals(0, status);
      expect(
          exec(probe, "/bin/true"),
          Map.of("flags", "0", "uid", "12345", "gid", "12345", "cap_effective", "0"));
    }
  }

  private static String status(String file, int field) throws Exception {
    String text = Files.readString(Path.of(file));
    return text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[field - 2];
  }

  private static String capabilities(String name) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> Long.toString(Long.parseUnsignedLong(line.split("\t", -1)[1], 16)))
        .findFirst()
        .orElseThrow();
  }

  private static String time(Path path, String attribute) throws Exception {
    return "" + ((FileTime) Files.getAttribute(path, attribute)).to(TimeUnit.NANOSECONDS);
  }
}
