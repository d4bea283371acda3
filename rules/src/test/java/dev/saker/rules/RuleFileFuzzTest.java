package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damages rules files in random ways: whatever comes of it, loading ends in time with a result that
 * agrees with itself. The seed is printed; {@code -Dsaker.seed} runs it again.
 */
final class RuleFileFuzzTest {
  private static final long SEED = Long.getLong("saker.seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("saker.fuzz.rounds", 400);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String SMALL =
      """
      - required_engine_version: 0.26.0
      - list: shells
        items: [bash, "zsh x", sh]
      - macro: spawned
        condition: (evt.type in (execve, execveat))
      - rule: Shell
        desc: a shell was run
        condition: >
          spawned and proc.name in (shells)
          and not proc.cmdline contains 'a b'
        output: shell | proc=%proc.name args=%proc.args user=%user.name
        priority: WARNING
        tags: [shell, "x"]
        exceptions:
          - name: by_parent
            fields: [proc.pname, proc.name]
            comps: [startswith, in]
            values:
              - [cron, [sh, bash]]
          - name: single
            fields: proc.name
            values: [zsh]
      - rule: Shell
        condition: and evt.num > 0
        exceptions: [{name: single, values: [ksh]}]
        override: {condition: append, exceptions: append}
      """;

  private static final String[] FRAGMENTS = {
    "\n",
    " ",
    "  ",
    "-",
    ": ",
    "&a ",
    "*a ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "#",
    ">",
    "|",
    "%",
    "(",
    ")",
    ",",
    "=",
    "\\",
    "\u0000",
    "\u00a0",
    "\ud83d\ude00",
    "!!str ",
    "<<: ",
    "---\n",
    "\t",
    " and ",
    " or ",
    " not ",
    " in ",
    "override",
    "append: true",
    "items",
    "macro: m",
    "rule: R",
    "condition:",
    "%proc.name",
    "val(",
    "999999999999999999999",
    "null",
    "~",
    "\r",
    "\ufeff"
  };

  @Test
  void damagedSmallFileGivesAResult() {
    fuzz(List.of(new RuleFile("small.yaml", SMALL)), SEED, ROUNDS);
  }

  @Test
  void damagedCorpusFilesGiveAResult() throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String name : List.of("falco_rules", "falco-incubating_rules", "falco-sandbox_rules")) {
      Path path = Shared.path("corpus/rules/" + name + ".yaml");
      files.add(new RuleFile(name + ".yaml", Files.readString(path)));
    }
    fuzz(files, SEED + 1, Math.max(1, ROUNDS / 20));
  }

  private static void fuzz(List<RuleFile> files, long seed, int rounds) {
    System.out.println("fuzz: saker.seed=" + SEED + " rounds=" + rounds);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      RuleFile file = files.get(random.nextInt(files.size()));
      String text = damage(file.text(), random, 1 + random.nextInt(4));
      Assertions.assertTimeoutPreemptively(
          LIMIT, () -> check(new RuleFile(file.name(), text)), () -> "seed=" + SEED + "\n" + text);
    }
  }

  private static void check(RuleFile file) {
    LoadResult result = new RuleLoader(LoadOptions.defaults()).load(List.of(file));
    FileResult only = result.files().getFirst();
    assertEquals(only.successful() && result.requirement().isEmpty(), result.successful());
    assertTrue(only.errors().size() <= 1);
    only.errors().forEach(problem -> assertTrue(problem.isError()));
    only.warnings().forEach(problem -> assertTrue(!problem.isError()));
    assertTrue(!LoadReport.text(result, true).isEmpty());
    assertTrue(LoadReport.json(result).startsWith("{\"falco_load_results\":[{"));
  }

  private static String damage(String text, Random random, int times) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < times && damaged.length() > 2; i++) {
      int at = random.nextInt(damaged.length());
      int end = Math.min(damaged.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(6)) {
        case 0 -> damaged.delete(at, end);
        case 1 -> damaged.insert(at, damaged.substring(at, end));
        case 2 -> damaged.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        case 3 -> damaged.setCharAt(at, (char) (32 + random.nextInt(95)));
        case 4 -> damaged.setLength(at);
        default -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, end));
      }
    }
    return damaged.toString();
  }
}
