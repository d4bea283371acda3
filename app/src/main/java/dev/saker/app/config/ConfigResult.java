package dev.saker.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, or why there is none.
 *
 * @param config null exactly when a problem is an error
 * @param problems errors and warnings, in the order found
 * @param files files read, in order, with {@code ok} or in which way each does not fit the schema
 */
public record ConfigResult(
    @Nullable Config config, List<ConfigProblem> problems, SequencedMap<Path, String> files) {
  public ConfigResult {
    problems = List.copyOf(problems);
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }
}
