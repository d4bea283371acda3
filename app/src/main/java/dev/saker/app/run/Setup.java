package dev.saker.app.run;

import dev.saker.app.config.Config;
import dev.saker.rules.RuleSet;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run goes by, as it was read at one moment.
 *
 * @param config the configuration
 * @param rules the rules that it names
 * @param ruleFiles the files these were read from, in order
 * @param paths the files and folders that all depends on, whether they exist or not
 * @param readMs when the reading began, in milliseconds since the epoch
 */
public record Setup(
    Config config, RuleSet rules, List<Path> ruleFiles, List<Path> paths, long readMs) {
  public Setup {
    ruleFiles = List.copyOf(ruleFiles);
    paths = List.copyOf(paths);
  }
}
