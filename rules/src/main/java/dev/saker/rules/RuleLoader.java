package dev.saker.rules;

import java.util.List;
import java.util.Optional;

/** Turns rules files into a {@link RuleSet}, or says what is wrong with them. */
public final class RuleLoader {
  private final LoadOptions options;

  public RuleLoader(LoadOptions options) {
    this.options = options;
  }

  /**
   * Loads files in order; later ones may change what earlier ones defined. Everything wrong is in
   * the result, nothing is thrown.
   */
  public LoadResult load(List<RuleFile> files) {
    return new LoadResult(
        List.of(), Optional.of("not loaded: sources=" + options.sources()), Optional.empty());
  }
}
