package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of the running kernel, and what is said where it cannot be watched. */
@ExtendWith(Live.class)
@Timeout(180)
final class LiveCaptureTest {
  /** Not what is read and written, which may be much on a busy machine. */
  private static final String PROCESSES =
      "evt.type in (open, openat, chdir, execve, clone, clone3, fork, vfork, procexit)";

  @TempDir Path folder;

  private Path rules() throws Exception {
    return Files.writeString(
        folder.resolve("rules.yaml"),
        """
        - rule: Secret read
          desc: d
          condition: evt.type in (open, openat) and fd.name=FOLDER/secret
          output: >
            Secret read | file=%fd.name by=%proc.cmdline parent=%proc.pname up=%proc.aname[2]
            user=%user.name cwd=%proc.cwd
          priority: WARNING
        """
            .replace("FOLDER", folder.toString()));
  }

  @Test
  void whatWasRecordedReplaysToTheAlertsOfThatTime() throws Exception {
    Path rules = rules();
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    Path file = folder.resolve("live.scap.gz");
    String live;
    try (LiveProcess saker =
            LiveProcess.start("run", "-r", rules.toString(), "-o", "log_syslog=false");
        LiveProcess recorder = LiveProcess.start("capture", "-w", file.toString(), PROCESSES)) {
      saker.awaitMessage(LiveProcess.READY);
      recorder.awaitMessage("recording this machine: ");
      LiveProcess.run("bash", "-c", "cd /usr; sh -c 'cat " + secret + "; true'; true");
      live = saker.awaitOutput("Secret read");
      recorder.signal("INT");
      assertEquals(0, recorder.end());
      recorder.awaitMessage("events recorded: ");
      saker.signal("INT");
      assertEquals(0, saker.end());
    }
    Cli.Outcome replay = new Cli().run("replay", file, "-r", rules);
    assertEquals(0, replay.status(), replay.err());
    String replayed =
        replay
            .out()
            .lines()
            .filter(line -> line.contains("Secret read |"))
            .findFirst()
            .orElseThrow();
    assertEquals(live.substring(live.indexOf('|')), replayed.substring(replayed.indexOf('|')));
  }

  @Test
  void filterAndNumberLimitWhatIsRecorded() throws Exception {
    Path file = folder.resolve("few.scap");
    try (LiveProcess recorder =
        LiveProcess.start("capture", "-w", file.toString(), "-n", "1", "evt.type=mkdir")) {
      recorder.awaitMessage("recording this machine: ");
      LiveProcess.run("mkdir", folder + "/one", folder + "/two");
      assertEquals(0, recorder.end());
    }
    Cli.Outcome read = new Cli().run("read", file, "-p", "%evt.type %evt.res");
    assertEquals("mkdir SUCCESS\n", read.out(), read.err());
  }

  @Test
  void doctorSaysThatThisMachineCanBeWatched() {
    Cli.Outcome outcome = new Cli().run("doctor");
    assertTrue(outcome.out().contains("ok   the probe loads and attaches\n"), outcome.out());
    assertTrue(outcome.out().endsWith("This machine can be watched.\n"), outcome.out());
    assertEquals(0, outcome.status());
  }

  @Test
  void withoutRightsOneSentenceSaysWhatIsMissing() throws Exception {
    List<String> wrapper = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
    try (LiveProcess saker =
        LiveProcess.startAs(wrapper, "run", "-r", rules().toString(), "-o", "log_syslog=false")) {
      String message = saker.awaitMessage("Error: ");
      assertTrue(message.startsWith("Error: this machine cannot be watched: "), message);
      assertTrue(message.contains("CAP_BPF"), message);
      assertEquals(1, saker.end());
    }
    try (LiveProcess doctor = LiveProcess.startAs(wrapper, "doctor")) {
      doctor.awaitOutput("FAIL ");
      doctor.awaitOutput("This machine cannot be watched.");
      assertEquals(1, doctor.end());
    }
  }
}
