package dev.saker.rules.load;

import dev.saker.rules.FileResult;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found in one file. What Falco reports ends with the first error. */
final class FileReport {
  private final String name;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Set<Problem> further = new LinkedHashSet<>();
  private final List<String> schemaStatus = new ArrayList<>();

  FileReport(String name) {
    this.name = name;
  }

  boolean failed() {
    return !errors.isEmpty();
  }

  void error(Problem problem) {
    if (errors.isEmpty()) {
      errors.add(problem);
    } else if (!errors.contains(problem)) {
      further.add(problem);
    }
  }

  /** Reports a warning, unless an error came before it. */
  void warning(Problem problem) {
    if (errors.isEmpty()) {
      warnings.add(problem);
    }
  }

  void warning(ProblemCode code, Context context, String message, String hint) {
    warning(context.problem(code, message, hint));
  }

  /** Notes how documents fit the schema: per document one {@code ok}, or its faults. */
  void schema(List<String> status) {
    schemaStatus.addAll(status);
  }

  FileResult result() {
    FileResult.SchemaValidity schema = FileResult.SchemaValidity.NONE;
    List<String> schemaWarnings = List.of();
    if (!schemaStatus.isEmpty()) {
      // Falco looks at the first document only.
      boolean valid = schemaStatus.getFirst().equals(SchemaValidator.OK);
      schema = valid ? FileResult.SchemaValidity.OK : FileResult.SchemaValidity.FAILED;
      schemaWarnings = valid ? List.of() : schemaStatus;
    }
    return new FileResult(name, errors, warnings, List.copyOf(further), schema, schemaWarnings);
  }
}
