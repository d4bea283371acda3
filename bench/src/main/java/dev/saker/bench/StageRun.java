package dev.saker.bench;

import dev.saker.events.SourceException;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures one stage, in a JVM of its own: {@code StageRun read|state|rules RUNS CAPTURE RULES...}.
 * Prints one {@link Sample} a line for each run after the warm-up. The rules file {@code trivial}
 * is a single rule that never matches.
 */
public final class StageRun {
  static final String TRIVIAL = "trivial";

  private static final int WARM_UPS = 2;
  private static final String TRIVIAL_RULE =
      """
      - rule: Never
        desc: Matches nothing in a generated capture
        condition: evt.type = openat and fd.name = /no/such/file
        output: "%evt.num"
        priority: INFO
      """;

  private StageRun() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, SourceException {
    boolean state = !args[0].equals("read");
    int runs = Integer.parseInt(args[1]);
    Path capture = Path.of(args[2]);
    RuleSet rules = args[0].equals("rules") ? load(List.of(args).subList(3, args.length)) : null;
    Stage stage = new Stage(capture, state, rules);
    Meter meter = new Meter();
    for (int run = -WARM_UPS; run < runs; run++) {
      Sample sample = stage.run(meter);
      if (run >= 0) {
        System.out.println(sample.line());
      }
    }
  }

  private static @Nullable RuleSet load(List<String> names) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String name : names) {
      boolean trivial = name.equals(TRIVIAL);
      files.add(new RuleFile(name, trivial ? TRIVIAL_RULE : Files.readString(Path.of(name))));
    }
    LoadResult result = new RuleLoader(LoadOptions.defaults()).load(files);
    return result.rules().orElseThrow(() -> new IOException(LoadReport.text(result, false)));
  }
}
