package dev.saker.rules;

import dev.saker.rules.load.CompiledRule;
import dev.saker.rules.load.Loading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns rules files into a {@link RuleSet}, or says what is wrong with them. Immutable. */
public final class RuleLoader {
  private final LoadOptions options;

  public RuleLoader(LoadOptions options) {
    this.options = options;
  }

  /**
   * Loads files in order; later ones may change what earlier ones defined. Everything wrong is in
   * the result, no text makes it throw.
   */
  public LoadResult load(List<RuleFile> files) {
    Loading loading = new Loading(options);
    List<FileResult> results = new ArrayList<>();
    for (RuleFile file : files) {
      results.add(loading.add(file));
    }
    Optional<String> requirement = loading.unmetRequirement();
    boolean sound = requirement.isEmpty() && results.stream().allMatch(FileResult::successful);
    return new LoadResult(
        results, requirement, sound ? Optional.of(ruleSet(loading.rules())) : Optional.empty());
  }

  private RuleSet ruleSet(List<CompiledRule> rules) {
    List<CompiledRule> selected = new ArrayList<>();
    for (CompiledRule compiled : rules) {
      Rule rule = compiled.rule();
      boolean enabled = rule.enabled();
      for (RuleSelection step : options.selections()) {
        if (step.covers(rule)) {
          enabled = step.enable();
        }
      }
      selected.add(compiled.with(rule.withEnabled(enabled)));
    }
    return new RuleSet(selected, options.minimumPriority());
  }
}
