package dev.saker.rules;

import dev.saker.rules.describe.RulesDescription;
import java.util.List;
import java.util.Optional;

/**
 * What came of loading.
 *
 * @param files results in load order
 * @param requirement the requirement on a plugin that is not met, in words; then Falco reports
 *     nothing else
 * @param rules what to run; empty when any file has an error or a requirement is not met
 * @param description what the files come to; empty when there are no rules, or nobody asked for it
 */
public record LoadResult(
    List<FileResult> files,
    Optional<String> requirement,
    Optional<RuleSet> rules,
    Optional<RulesDescription> description) {

  public LoadResult {
    files = List.copyOf(files);
  }

  /** Whether there are rules to run. */
  public boolean successful() {
    return rules.isPresent();
  }
}
