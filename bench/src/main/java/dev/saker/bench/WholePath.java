package dev.saker.bench;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import dev.saker.rules.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast events of a generated capture go through, stage by stage: reading alone, with the state,
 * with rules as well, compiled and interpreted. Each stage has a JVM of its own, so that none
 * profits or suffers from what another has made the compiler believe.
 *
 * <p>The rules are those of {@code ../shared} when it is there, as one set of the size that people
 * run and one that is three times larger; else those of the examples.
 */
final class WholePath {
  static final String NAME = "WholePath";

  private static final int ROUNDS = 3;
  private static final int RUNS = 3;
  private static final long SEED = 1;

  private final Path home;
  private final Path capture;

  private WholePath(Path home, Path capture) {
    this.home = home;
    this.capture = capture;
  }

  /** Measures all stages, prints and writes {@code whole-path.md} and {@code whole-path.json}. */
  static void measure(Path home, Path results) throws IOException, InterruptedException {
    Path capture = Files.createTempFile("saker-bench", ".scap");
    try {
      CaptureGenerator.generate(capture, Plan.of(Plan.DEFAULT_EVENTS, SEED));
      Map<String, List<Sample>> samples = new WholePath(home, capture).stages();
      String report = WholePathReport.markdown(samples);
      System.out.print(report);
      Files.writeString(results.resolve("whole-path.md"), report);
      Files.writeString(results.resolve("whole-path.json"), WholePathReport.json(samples));
    } finally {
      Files.deleteIfExists(capture);
    }
  }

  /** All stages one after the other, several times: what slows the machine down slows all. */
  private Map<String, List<Sample>> stages() throws IOException, InterruptedException {
    List<String> rules = new ArrayList<>(List.of(RuleSets.ONE, RuleSets.EXAMPLE));
    if (Files.isDirectory(RuleSets.shared(home))) {
      rules.addAll(List.of(RuleSets.STABLE, RuleSets.ALL));
    }
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      add(samples, "read", run("read", Evaluation.COMPILED));
      add(samples, "read, state", run("state", Evaluation.COMPILED));
      for (String name : rules) {
        for (Evaluation form : Evaluation.values()) {
          String text = form.name().toLowerCase(Locale.ROOT);
          add(samples, "read, state, rules " + name + " " + text, run(name, form));
        }
      }
    }
    return samples;
  }

  private static void add(Map<String, List<Sample>> out, String stage, List<Sample> samples) {
    out.computeIfAbsent(stage, key -> new ArrayList<>()).addAll(samples);
  }

  private List<Sample> run(String stage, Evaluation evaluation)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Dsaker.home=" + home,
            "-D" + Evaluation.PROPERTY + "=" + evaluation.name().toLowerCase(Locale.ROOT),
            "-cp",
            System.getProperty("java.class.path"),
            StageRun.class.getName(),
            Integer.toString(RUNS),
            capture.toString(),
            stage);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("a stage failed: stage=" + stage + " status=" + status);
    }
    return output.lines().map(Sample::parse).toList();
  }

  /** The sample in the middle when sorted by processor time. */
  static Sample median(List<Sample> samples) {
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(Comparator.comparingLong(Sample::cpuNs));
    return sorted.get(sorted.size() / 2);
  }
}
