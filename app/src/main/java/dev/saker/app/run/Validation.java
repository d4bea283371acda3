package dev.saker.app.run;

import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.rules.FileResult;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.RuleLoader;
import java.nio.file.Path;
import java.util.List;

/** Checks rules files and prints what Falco prints about them. */
public final class Validation {
  private final Console console;
  private final Config config;

  public Validation(Console console, Config config) {
    this.console = console;
    this.config = config;
  }

  /**
   * Checks files in order, each with those before it.
   *
   * @return 0; a file that is not usable is an exception
   */
  public int validate(List<Path> files) throws FailedException {
    LoadResult result =
        new RuleLoader(RuleLoading.options(config, null)).load(RuleFiles.read(files));
    if (result.requirement().isPresent()) {
      throw new FailedException(result.requirement().get());
    }
    StringBuilder summary = new StringBuilder();
    for (FileResult file : result.files()) {
      if (!summary.isEmpty()) {
        summary.append('\n');
      }
      if (file.successful() && !file.warnings().isEmpty()) {
        summary.append(file.name()).append(": Ok, with warnings");
        tellWarnings(file);
      } else {
        summary.append(ValidationText.of(file));
      }
    }
    console.println(config.form().json() ? LoadReport.json(result) : summary);
    if (!result.files().stream().allMatch(FileResult::successful)) {
      throw new FailedException(summary.toString().stripTrailing());
    }
    return 0;
  }

  private void tellWarnings(FileResult file) {
    if (config.log().stderr() && Priority.WARNING.isAtLeast(config.log().level())) {
      console.tell(ValidationText.of(file));
    }
  }
}
