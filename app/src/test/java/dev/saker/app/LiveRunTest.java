package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on the running kernel, with real acts of other processes. */
@ExtendWith(Live.class)
@Timeout(180)
final class LiveRunTest {
  @TempDir Path folder;

  private Path rules(String text) throws IOException {
    return Files.writeString(
        folder.resolve("rules.yaml"), text.replace("FOLDER", folder.toString()));
  }

  private LiveProcess start(Path rules) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("falco.yaml"),
            """
            rules_files: ["RULES"]
            syslog_output: {enabled: false}
            log_syslog: false
            time_format_iso_8601: true
            """
                .replace("RULES", rules.toString()));
    LiveProcess saker = LiveProcess.start("run", "-c", config.toString());
    saker.awaitMessage(LiveProcess.READY);
    return saker;
  }

  private static final String READ =
      """
      - rule: Secret read
        desc: d
        condition: evt.type in (open, openat) and evt.is_open_read=true and fd.name startswith FOLDER/secret
        output: >
          Secret read | file=%fd.name by=%proc.cmdline exe=%proc.exepath parent=%proc.pname uid=%user.uid
          name=%user.name cwd=%proc.cwd type=%evt.type result=%evt.res
        priority: WARNING
      """;

  @Test
  void actRaisesItsAlertWithAllAboutWhoDidItAndSoon() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    try (LiveProcess saker = start(rules(READ))) {
      Instant before = Instant.now();
      LiveProcess.run("sh", "-c", "cd /usr; cat " + secret + "; true");
      String alert = saker.awaitOutput("Secret read");
      Duration took = Duration.between(before, Instant.now());
      assertTrue(
          alert.contains(
              " Warning Secret read | file="
                  + secret
                  + " by=cat "
                  + secret
                  + " exe=/usr/bin/cat parent=sh uid=0 name=root cwd=/usr/ type=openat"
                  + " result=SUCCESS"),
          alert);
      Instant told = Instant.parse(alert.substring(0, alert.indexOf('+')) + "Z");
      assertTrue(!told.isBefore(before) && told.isBefore(Instant.now()), alert);
      assertTrue(took.toSeconds() < 10, took.toString());
      Set<String> programs = programs(saker);
      saker.signal("TERM");
      assertEquals(0, saker.end());
      saker.awaitMessage("events processed: ");
      saker.awaitOutput("   Secret read: 1");
      assertGone(programs);
    }
  }

  @Test
  void whatRanBeforeIsKnown() throws Exception {
    Path pipe = folder.resolve("pipe");
    LiveProcess.run("mkfifo", pipe.toString());
    Path held = Files.writeString(folder.resolve("held"), "x");
    Files.writeString(folder.resolve("secret"), "x");
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "exec 9< " + held + "; read line < " + pipe + "; cat " + folder + "/secret; true",
                "argument")
            .directory(Path.of("/usr/share").toFile())
            .start();
    try (LiveProcess saker =
        start(
            rules(
                READ.replace("proc.cwd", "proc.pcmdline")
                    .replace("result=%evt.res", "uid=%proc.aname[1] sid=%proc.sid")))) {
      Files.writeString(pipe, "go\n");
      String alert = saker.awaitOutput("Secret read");
      assertTrue(alert.contains("cwd=bash -c exec 9< "), alert);
      assertTrue(alert.contains("uid=bash"), alert);
    } finally {
      shell.destroyForcibly().waitFor();
    }
  }

  @Test
  void reloadAsksTheKernelForWhatTheNewRulesNeed() throws Exception {
    Path rules = rules(READ);
    Files.writeString(folder.resolve("secret"), "x");
    try (LiveProcess saker = start(rules)) {
      Set<String> before = programs(saker);
      rules(
          """
          - rule: Folder made
            desc: d
            condition: evt.type in (mkdir, mkdirat) and evt.arg.path startswith FOLDER
            output: Folder made | path=%evt.arg.path by=%proc.name
            priority: WARNING
          """);
      saker.awaitMessage("configuration and rules changed");
      LiveProcess.run("mkdir", folder + "/made");
      assertTrue(saker.awaitOutput("Folder made").contains("path=" + folder + "/made by=mkdir"));
      assertEquals(before, programs(saker), "nothing was attached anew");
      saker.signal("INT");
      assertEquals(0, saker.end());
      assertGone(before);
    }
  }

  @Test
  void timeIsOverAlsoWhenNothingHappens() throws Exception {
    Path rules = rules(READ);
    try (LiveProcess saker =
        LiveProcess.start("run", "-r", rules.toString(), "-M", "1", "-o", "log_syslog=false")) {
      saker.awaitMessage(LiveProcess.READY);
      assertEquals(0, saker.end());
    }
  }

  @Test
  void dryRunAttachesNothing() throws Exception {
    Path rules = rules(READ);
    try (LiveProcess saker = LiveProcess.start("run", "-r", rules.toString(), "--dry-run")) {
      assertEquals(0, saker.end());
      assertEquals(List.of(), saker.outputSoFar());
    }
  }

  /** The numbers of the programs that a process has in the kernel. */
  private static Set<String> programs(LiveProcess process) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> infos = Files.list(Path.of("/proc", process.pid() + "", "fdinfo"))) {
      for (Path info : infos.toList()) {
        Files.readString(info)
            .lines()
            .filter(line -> line.startsWith("prog_id:"))
            .forEach(line -> ids.add(line.substring(line.indexOf(':') + 1).strip()));
      }
    }
    assertFalse(ids.isEmpty());
    return ids;
  }

  /** The kernel lets go of programs a moment after their process has ended. */
  private static void assertGone(Set<String> ids) throws Exception {
    Live.require(Files.exists(Path.of("/usr/sbin/bpftool")), "Debian's package bpftool");
    Set<String> left = new TreeSet<>(ids);
    long endNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!left.isEmpty() && System.nanoTime() < endNs) {
      Process process = new ProcessBuilder("/usr/sbin/bpftool", "prog", "show").start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      left.retainAll(text.lines().map(line -> line.replaceFirst(":.*", "").strip()).toList());
    }
    assertEquals(Set.of(), left);
  }
}
