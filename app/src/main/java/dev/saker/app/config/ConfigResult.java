package dev.saker.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, or why there is none.
 *
 * @param config null exactly when a problem is an error
 * @param problems errors and warnings, in the order found
 */
public record ConfigResult(@Nullable Config config, List<ConfigProblem> problems) {
  public ConfigResult {
    problems = List.copyOf(problems);
  }
}
