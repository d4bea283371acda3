package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import dev.saker.testkit.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two programs watch the same acts, one of them with all that the kernel could leave out. */
@ExtendWith(Live.class)
@Timeout(300)
final class LiveFilterTest {
  private static final String ACTS =
      """
      cd FOLDER
      for i in 1 2 3 4 5 6 7 8 9; do cat /etc/hostname /etc/passwd /etc/hosts > /dev/null; done
      cat /etc/shadow > /dev/null
      cat /etc/../etc/shadow > /dev/null
      cat //etc//shadow > /dev/null
      (cd /etc && cat shadow > /dev/null && cat ./shadow > /dev/null)
      head -c 1 /etc/pam.d/other /etc/sudoers > /dev/null 2>&1
      mkdir -p .ssh && echo x > .ssh/id_rsa && cat .ssh/id_rsa > /dev/null && ls -la .ssh > /dev/null
      cat /root/.ssh/id_rsa > /dev/null 2>&1
      find /etc/ssh -name '*_key' > /dev/null 2>&1
      grep -r nothing /etc/cron.d > /dev/null 2>&1
      tail -c 1 /proc/self/environ > /dev/null
      echo x > /dev/shm/saker-test.sh && chmod 755 /dev/shm/saker-test.sh && /dev/shm/saker-test.sh
      rm -f /dev/shm/saker-test.sh
      ln -s /etc/shadow link && cat link > /dev/null
      chmod u+s .ssh/id_rsa
      ln -s /etc/shadow end
      """;

  @TempDir Path folder;

  private LiveProcess start(String name, boolean filters) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (String rules :
        List.of("falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml")) {
      if (name.isEmpty() || name.equals(rules)) {
        arguments.addAll(List.of("-r", Shared.path("corpus/rules/" + rules).toString()));
      }
    }
    for (String option :
        List.of(
            "log_syslog=false",
            "rule_matching=all",
            "time_format_iso_8601=true",
            "log_level=info",
            "rules[].enable.rule=*",
            "saker.kernel_filters=" + filters)) {
      arguments.addAll(List.of("-o", option));
    }
    return LiveProcess.start(arguments.toArray(new String[0]));
  }

  @Test
  void filtersLoseNoAlertOfPublicRules() throws Exception {
    compare("falco_rules.yaml");
    compare("");
  }

  private void compare(String rules) throws Exception {
    Path acts =
        Files.writeString(folder.resolve("acts.sh"), ACTS.replace("FOLDER", folder.toString()));
    try (LiveProcess all = start(rules, false);
        LiveProcess filtered = start(rules, true)) {
      all.awaitMessage(LiveProcess.READY);
      filtered.awaitMessage(LiveProcess.READY);
      Instant from = Instant.now();
      LiveProcess.run("bash", acts.toString());
      List<String> expected = alerts(all, from);
      assertTrue(expected.toString().contains("file=/etc/shadow"), expected.toString());
      assertEquals(String.join("\n", expected), String.join("\n", alerts(filtered, from)));
      all.signal("INT");
      filtered.signal("INT");
      assertEquals(0, all.end());
      assertEquals(0, filtered.end());
    } finally {
      Files.deleteIfExists(folder.resolve("link"));
      Files.deleteIfExists(folder.resolve("end"));
    }
  }

  /** What was said since a moment up to the last act, but for the two programs themselves. */
  private static List<String> alerts(LiveProcess saker, Instant from) throws InterruptedException {
    TreeSet<String> alerts = new TreeSet<>();
    String line;
    do {
      line = saker.awaitOutput("+0000: ");
      int end = line.indexOf("+0000: ");
      Instant time = Instant.parse(line.substring(0, end) + "Z");
      if (!time.isBefore(from) && !line.contains("process=java ")) {
        alerts.add(line.substring(end));
      }
    } while (!line.contains("/end evt_type=symlink"));
    return List.copyOf(alerts);
  }
}
