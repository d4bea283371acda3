package dev.saker.bench;

import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Measures one stage, in a JVM of its own: {@code StageRun RUNS CAPTURE read|state|RULES}. Prints
 * one {@link Sample} a line for each run after the warm-up. Rules go by a name of {@link RuleSets}.
 */
public final class StageRun {
  private static final int WARM_UPS = 1;

  private StageRun() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, SourceException {
    int runs = Integer.parseInt(args[0]);
    Path capture = Path.of(args[1]);
    Path home = Path.of(System.getProperty("saker.home", "."));
    Stage stage =
        switch (args[2]) {
          case "read" -> new Stage(capture, false, null);
          case "state" -> new Stage(capture, true, null);
          default -> new Stage(capture, true, RuleSets.load(args[2], home));
        };
    Meter meter = new Meter();
    for (int run = -WARM_UPS; run < runs; run++) {
      Sample sample = stage.run(meter);
      if (run >= 0) {
        System.out.println(sample.line());
      }
    }
  }
}
