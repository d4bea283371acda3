package dev.saker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;

/** What an event costs with the rules that people have. */
public class RuleCostBenchmark extends EventCost {
  /** Whose events: of a generated capture, or of all captures of the reference corpus. */
  @Param({"generated", "corpus"})
  public String events = "generated";

  /** Which rules. */
  @Param({NONE, RuleSets.ONE, RuleSets.STABLE, RuleSets.ALL})
  public String rules = NONE;

  @Override
  String rules() {
    return rules;
  }

  @Override
  List<Path> captures(Path home) throws IOException {
    if (!events.equals("corpus")) {
      return super.captures(home);
    }
    try (Stream<Path> files = Files.list(RuleSets.shared(home).resolve("corpus/scap"))) {
      return files.sorted().toList();
    }
  }
}
