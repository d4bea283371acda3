package dev.saker.bench;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast events of a generated capture go through, stage by stage: reading alone, with the state,
 * with rules as well. Each stage has a JVM of its own, so that none profits or suffers from what
 * another has made the compiler believe.
 *
 * <p>The rules are those of {@code ../shared} when it is there, as one set of the size that people
 * run and one that is three times larger; else those of the examples.
 */
final class WholePath {
  static final String NAME = "WholePath";

  private static final int RUNS = 7;
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

  private Map<String, List<Sample>> stages() throws IOException, InterruptedException {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    samples.put("read", run("read", List.of()));
    samples.put("read, state", run("state", List.of()));
    for (Map.Entry<String, List<Path>> rules : ruleSets().entrySet()) {
      List<String> names = rules.getValue().stream().map(Path::toString).toList();
      samples.put("read, state, " + rules.getKey(), run("rules", names));
    }
    return samples;
  }

  private Map<String, List<Path>> ruleSets() {
    Map<String, List<Path>> sets = new LinkedHashMap<>();
    sets.put("one trivial rule", List.of(Path.of(StageRun.TRIVIAL)));
    sets.put("example rules", List.of(home.resolve("examples/rules.yaml")));
    Path shared = Path.of(System.getProperty("saker.shared", home.resolve("../shared").toString()));
    Path corpus = shared.resolve("corpus/rules");
    if (Files.isDirectory(corpus)) {
      Path stable = corpus.resolve("falco_rules.yaml");
      Path incubating = corpus.resolve("falco-incubating_rules.yaml");
      Path sandbox = corpus.resolve("falco-sandbox_rules.yaml");
      sets.put("stable rules", List.of(stable));
      sets.put("stable, incubating and sandbox rules", List.of(stable, incubating, sandbox));
    }
    return sets;
  }

  private List<Sample> run(String stage, List<String> rules)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StageRun.class.getName(),
                stage,
                Integer.toString(RUNS),
                capture.toString()));
    command.addAll(rules);
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
