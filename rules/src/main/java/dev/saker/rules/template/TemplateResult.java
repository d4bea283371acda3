package dev.saker.rules.template;

import dev.saker.rules.check.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template, or the problems that prevented it.
 *
 * @param template null exactly when a problem is an error
 * @param problems errors and warnings; positions count in the template's text
 */
public record TemplateResult(@Nullable Template template, List<Problem> problems) {
  public TemplateResult {
    problems = List.copyOf(problems);
  }
}
