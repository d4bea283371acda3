package dev.saker.bench;

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
import java.util.Locale;

/** The rules that benchmarks run, by name. */
final class RuleSets {
  /** One rule that no event of a generated capture matches. */
  static final String ONE = "one";

  /** The rules of the example. */
  static final String EXAMPLE = "example";

  /** The stable rules file of the reference corpus. */
  static final String STABLE = "stable";

  /** All three rules files of the reference corpus. */
  static final String ALL = "all";

  private static final String ONE_RULE =
      """
      - rule: Never
        desc: Matches nothing in a generated capture
        condition: evt.type = openat and fd.name = /no/such/file
        output: "%evt.num"
        priority: INFO
      """;

  /** What tells generated rules apart, one form after the other; %1$d is the number of the rule. */
  private static final List<String> FORMS =
      List.of(
          "evt.type in (open, openat, openat2) and fd.name = /srv/app%1$d/config.yaml",
          "evt.type in (open, openat, openat2) and evt.is_open_write = true"
              + " and fd.name startswith /srv/app%1$d/data/",
          "evt.type in (execve, execveat) and proc.name in (tool%1$d, helper%1$d)",
          "evt.type in (open, openat, openat2) and fd.name endswith .key%1$d"
              + " and not proc.name in (tool%1$d)",
          "evt.type in (execve, execveat) and proc.cmdline contains \"--secret%1$d\"",
          "evt.type = connect and fd.sport = %2$d and container.id != host",
          "evt.type in (open, openat, openat2) and proc.name = tool%1$d"
              + " and fd.name startswith /etc/",
          "evt.type in (unlink, unlinkat) and fd.name glob /srv/app%1$d/*.log");

  private RuleSets() {}

  /**
   * Loads rules.
   *
   * @param name one of the names above, or a number: so many generated rules
   * @param home folder of the project
   */
  static RuleSet load(String name, Path home) throws IOException {
    return load(files(name, home));
  }

  /** Loads files. */
  static RuleSet load(List<RuleFile> files) throws IOException {
    LoadResult result = new RuleLoader(LoadOptions.defaults()).load(files);
    return result.rules().orElseThrow(() -> new IOException(LoadReport.text(result, false)));
  }

  /** The files of a set; see {@link #load(String, Path)}. */
  static List<RuleFile> files(String name, Path home) throws IOException {
    Path corpus = shared(home).resolve("corpus/rules");
    Path stable = corpus.resolve("falco_rules.yaml");
    return switch (name) {
      case ONE -> List.of(new RuleFile(ONE, ONE_RULE));
      case EXAMPLE -> read(home.resolve("examples/rules.yaml"));
      case STABLE -> read(stable);
      case ALL ->
          read(
              stable,
              corpus.resolve("falco-incubating_rules.yaml"),
              corpus.resolve("falco-sandbox_rules.yaml"));
      default -> List.of(new RuleFile("generated", generated(Integer.parseInt(name))));
    };
  }

  /** The folder of the reference corpus, which need not be there. */
  static Path shared(Path home) {
    return Path.of(System.getProperty("saker.shared", home.resolve("../shared").toString()));
  }

  private static List<RuleFile> read(Path... paths) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(new RuleFile(path.toString(), Files.readString(path)));
    }
    return files;
  }

  private static String generated(int count) {
    StringBuilder out = new StringBuilder(200 * count);
    for (int i = 0; i < count; i++) {
      String condition =
          String.format(Locale.ROOT, FORMS.get(i % FORMS.size()), i, 20_000 + i % 40_000);
      out.append("- rule: Generated ").append(i).append("\n  desc: d\n  condition: >\n    ");
      out.append(condition).append("\n  output: o\n  priority: INFO\n");
    }
    return out.toString();
  }
}
