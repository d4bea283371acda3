package dev.saker.app.run;

import dev.saker.rules.FileResult;
import dev.saker.rules.Location;
import dev.saker.rules.Problem;
import java.util.List;

/** What came of a rules file, in the words that programs around Falco look for. */
final class ValidationText {
  private ValidationText() {}

  static String of(FileResult file) {
    StringBuilder out = new StringBuilder();
    out.append(file.name()).append(file.successful() ? ": Ok" : ": Invalid");
    if (file.successful() && !file.warnings().isEmpty()) {
      out.append(", with warnings");
    }
    if (file.schema() == FileResult.SchemaValidity.FAILED) {
      out.append('\n').append(file.schemaWarnings().size()).append(" Schema warnings:\n");
      file.schemaWarnings().forEach(warning -> out.append("------\n").append(warning).append('\n'));
      out.append("------\n");
    }
    append(out, "Errors", file.errors());
    append(out, "Warnings", file.warnings());
    return out.toString();
  }

  private static void append(StringBuilder out, String title, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    out.append('\n').append(problems.size()).append(' ').append(title).append(":\n");
    for (Problem problem : problems) {
      append(out, problem);
    }
  }

  private static void append(StringBuilder out, Problem problem) {
    String indent = "In ";
    for (Location location : problem.locations()) {
      out.append(indent).append(location.type().label());
      indent = "    ";
      if (!location.itemName().isEmpty()) {
        out.append(" '").append(location.itemName()).append('\'');
      }
      out.append(": (").append(location.position().name());
      out.append(':').append(location.position().line());
      out.append(':').append(location.position().column()).append(")\n");
    }
    String snippet = problem.snippet();
    out.append("------\n").append(snippet).append(snippet.endsWith("\n") ? "" : "\n");
    out.append("------\n").append(problem.code().name());
    out.append(" (").append(problem.code().description()).append("): ");
    out.append(problem.message()).append('\n');
  }
}
