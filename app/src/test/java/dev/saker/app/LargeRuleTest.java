package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is larger than a class of the JVM can be, which has at most 65535 constants. */
class LargeRuleTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final int TOO_MANY = 16_000;

  @TempDir Path folder;

  @Test
  void ruleTooLargeToBeCompiledIsInterpretedAndAWarningSaysSo() throws IOException {
    String questions =
        IntStream.range(0, TOO_MANY)
            .mapToObj(i -> "(fd.num = 1" + i + " and proc.pid = 1" + i + ")")
            .collect(Collectors.joining(" or "));
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        - rule: Enormous
          desc: d
          condition: evt.type = openat and (proc.name = tee or QUESTIONS)
          output: enormous %fd.name
          priority: INFO
        - rule: Small
          desc: d
          condition: evt.type = openat and proc.name = tee and fd.name startswith /etc/cron
          output: small %fd.name
          priority: INFO
        """
            .replace("QUESTIONS", questions));
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                ROOT.resolve("examples/intrusion.scap"),
                "-r",
                rules,
                "-o",
                "rule_matching=all");
    assertEquals(0, outcome.status(), outcome.err());
    List<String> told = outcome.err().lines().toList();
    assertEquals(2, told.size(), outcome.err());
    assertTrue(
        told.getFirst()
            .contains(
                "rule can not be compiled and is interpreted, which is slow: rule=Enormous reason="),
        told.getFirst());
    assertEquals(
        List.of(
            "09:12:22.205400186: Informational enormous /etc/cron.d/sync",
            "09:12:22.205400186: Informational small /etc/cron.d/sync"),
        outcome.out().lines().filter(line -> line.contains(" /etc/cron.d/sync")).toList());
  }
}
