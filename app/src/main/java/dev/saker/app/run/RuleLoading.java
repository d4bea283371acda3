package dev.saker.app.run;

import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.rules.AppendOutput;
import dev.saker.rules.FileResult;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads the rules that a configuration wants, and says what is wrong with them. */
public final class RuleLoading {
  private final Console console;
  private final Config config;
  private final @Nullable String addition;
  private final boolean verbose;

  /**
   * Makes a loading.
   *
   * @param addition text or shorthand added to all outputs; null for none
   * @param verbose whether the files are named
   */
  public RuleLoading(Console console, Config config, @Nullable String addition, boolean verbose) {
    this.console = console;
    this.config = config;
    this.addition = addition;
    this.verbose = verbose;
  }

  /** Loads files; warnings go to standard error when the configuration allows it. */
  public RuleSet load(List<Path> files) throws FailedException {
    return load(files, false).rules().orElseThrow();
  }

  /** Loads files as {@link #load} does; rules and their description are in the result. */
  public LoadResult loadAndDescribe(List<Path> files) throws FailedException {
    return load(files, true);
  }

  /** Fails when nobody named a rules file. */
  public static void checkNamed(List<Path> files) throws FailedException {
    if (files.isEmpty()) {
      throw new FailedException(
          "You must specify at least one rules file: name a file or folder with -r, or under"
              + " rules_files in the configuration");
    }
  }

  private LoadResult load(List<Path> files, boolean describing) throws FailedException {
    checkNamed(files);
    if (verbose) {
      files.forEach(file -> console.log().info("loading rules: file=" + file));
    }
    RuleLoader loader = new RuleLoader(options(config, addition));
    List<RuleFile> texts = RuleFiles.read(files);
    LoadResult result = describing ? loader.loadAndDescribe(texts) : loader.load(texts);
    if (result.requirement().isPresent()) {
      throw new FailedException(result.requirement().get());
    }
    if (result.rules().isEmpty()) {
      console.log().say(Priority.ERROR, LoadReport.text(result, false).stripTrailing());
      List<Problem> errors =
          result.files().stream()
              .flatMap(file -> Stream.concat(file.errors().stream(), file.further().stream()))
              .toList();
      throw FailedException.sum(
          "the rules are not usable: errors=" + errors.size(), LoadReport.line(errors.getFirst()));
    }
    tellWarnings(result);
    return result;
  }

  /** What loading depends on, as the configuration has it. */
  static LoadOptions options(Config config, @Nullable String addition) {
    Config.Rules rules = config.rules();
    List<AppendOutput> outputs = new ArrayList<>(rules.appendOutputs());
    if (addition != null) {
      switch (addition) {
        // Older than append_output.suggested_output, which took their place: nothing is added
        // twice.
        case "c", "container", "k", "kubernetes" -> {}
        default -> outputs.add(AppendOutput.text(addition));
      }
    }
    return LoadOptions.defaults()
        .withMinimumPriority(rules.minimumPriority())
        .withSelections(rules.selections())
        .withAppendOutputs(outputs)
        .withStaticFields(rules.staticFields());
  }

  private void tellWarnings(LoadResult result) {
    if (result.files().stream().map(FileResult::warnings).anyMatch(w -> !w.isEmpty())) {
      console.log().say(Priority.WARNING, LoadReport.text(result, true).stripTrailing());
    }
  }
}
