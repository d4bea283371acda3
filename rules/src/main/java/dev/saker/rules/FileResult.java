package dev.saker.rules;

import java.util.List;

/**
 * What came of one file.
 *
 * @param name name of the file
 * @param errors what Falco reports: it stops at the first error, so there is at most one
 * @param warnings in the order found
 * @param further errors behind the first one; for people, who mend all in one go
 * @param schema whether the file fits the schema of rules files
 * @param schemaWarnings in which ways it does not
 */
public record FileResult(
    String name,
    List<Problem> errors,
    List<Problem> warnings,
    List<Problem> further,
    SchemaValidity schema,
    List<String> schemaWarnings) {

  /** Outcome of the check against the schema, which is told but never an error. */
  public enum SchemaValidity {
    /** The file is no YAML, so there was nothing to check. */
    NONE,
    OK,
    FAILED
  }

  public FileResult {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    further = List.copyOf(further);
    schemaWarnings = List.copyOf(schemaWarnings);
  }

  /** Whether the file can be used. */
  public boolean successful() {
    return errors.isEmpty();
  }
}
