package dev.saker.rules;

import dev.saker.rules.load.CompiledRule;
import dev.saker.rules.load.Loading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return load(files, false);
  }

  /** Loads files as {@link #load} does, and describes them as they switch their rules. */
  public LoadResult loadAndDescribe(List<RuleFile> files) {
    return load(files, true);
  }

  private LoadResult load(List<RuleFile> files, boolean describing) {
    Loading loading = new Loading(options);
    List<FileResult> results = new ArrayList<>();
    for (RuleFile file : files) {
      results.add(loading.add(file));
    }
    Optional<String> requirement = loading.unmetRequirement();
    boolean sound = requirement.isEmpty() && results.stream().allMatch(FileResult::successful);
    return new LoadResult(
        results,
        requirement,
        sound ? Optional.of(ruleSet(loading.rules())) : Optional.empty(),
        sound && describing ? Optional.of(loading.describe()) : Optional.empty());
  }

  /** Applies the selections; a rule that they switch on stands behind those that are on already. */
  private RuleSet ruleSet(List<CompiledRule> rules) {
    Map<String, CompiledRule> running = new LinkedHashMap<>();
    for (CompiledRule compiled : rules) {
      if (compiled.rule().enabled()) {
        running.put(compiled.rule().name(), compiled);
      }
    }
    for (RuleSelection step : options.selections()) {
      for (CompiledRule compiled : rules) {
        if (!step.covers(compiled.rule())) {
          continue;
        }
        if (step.enable()) {
          running.putIfAbsent(compiled.rule().name(), compiled);
        } else {
          running.remove(compiled.rule().name());
        }
      }
    }
    List<Rule> all = new ArrayList<>();
    for (CompiledRule compiled : rules) {
      all.add(compiled.rule().withEnabled(running.containsKey(compiled.rule().name())));
    }
    running.replaceAll((name, compiled) -> compiled.with(compiled.rule().withEnabled(true)));
    return new RuleSet(all, rules, List.copyOf(running.values()), options.minimumPriority());
  }
}
