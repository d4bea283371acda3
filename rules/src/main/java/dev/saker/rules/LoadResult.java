package dev.saker.rules;

import java.util.List;
import java.util.Optional;

/**
 * What came of loading.
 *
 * @param files results in load order
 * @param requirement the requirement on a plugin that is not met, in words; then Falco reports
 *     nothing else
 * @param rules what to run; empty when any file has an error or a requirement is not met
 */
public record LoadResult(
    List<FileResult> files, Optional<String> requirement, Optional<RuleSet> rules) {

  public LoadResult {
    files = List.copyOf(files);
  }

  /** Whether there are rules to run. */
  public boolean successful() {
    return rules.isPresent();
  }
}
