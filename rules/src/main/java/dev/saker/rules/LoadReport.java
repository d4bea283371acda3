package dev.saker.rules;

import dev.saker.alerts.json.JsonWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Load results as text for people and as JSON for programs. */
public final class LoadReport {
  private LoadReport() {}

  /**
   * Per file whether it can be used, and every problem with its place, its line, a caret and what
   * to do. What is wrong in one file and met again with a later one is told once.
   *
   * @param warnings whether warnings are shown, too
   */
  public static String text(LoadResult result, boolean warnings) {
    return text(result, warnings, List.of());
  }

  /**
   * As {@link #text(LoadResult, boolean)}, with hints behind the warnings of the file that they
   * point into.
   *
   * @param hints as {@link RuleSet#hints} gives them
   */
  public static String text(LoadResult result, boolean warnings, List<Problem> hints) {
    StringBuilder out = new StringBuilder();
    Set<Problem> told = new HashSet<>();
    for (FileResult file : result.files()) {
      out.append(file.name()).append(": ").append(verdict(file)).append('\n');
      appendAll(out, file.errors(), told);
      appendAll(out, file.further(), told);
      if (warnings) {
        appendAll(out, file.warnings(), told);
      }
      appendAll(out, in(file, hints), told);
    }
    result.requirement().ifPresent(text -> out.append(text).append('\n'));
    return out.toString();
  }

  /** The place of a problem and what is wrong, in one line without its end. */
  public static String line(Problem problem) {
    Position at = problem.position();
    return at.name()
        + ":"
        + (at.line() + 1)
        + ":"
        + (at.column() + 1)
        + ": "
        + problem.code().severity().name().toLowerCase(Locale.ROOT)
        + ": "
        + problem.message()
        + " ["
        + problem.code()
        + "]";
  }

  /** The JSON object that Falco prints for {@code -V}, on one line without its end. */
  public static String json(LoadResult result) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out);
    json.startObject();
    appendResults(json, result);
    json.endObject();
    return out.toString();
  }

  /** The same object with one key more, {@code saker_hints}, that has hints as problems. */
  public static String json(LoadResult result, List<Problem> hints) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out);
    json.startObject();
    appendResults(json, result);
    json.name("saker_hints").startArray();
    for (Problem hint : hints) {
      json.startObject();
      json.name("advice").value(hint.hint());
      json.name("code").value(hint.code().name());
      json.name("codedesc").value(hint.code().description());
      json.name("message").value(hint.message());
      json.name("position");
      append(json, hint.position());
      json.name("snippet").value(hint.snippet());
      json.endObject();
    }
    json.endArray().endObject();
    return out.toString();
  }

  private static void appendResults(JsonWriter json, LoadResult result) {
    json.name("falco_load_results").startArray();
    result.files().forEach(file -> append(json, file));
    json.endArray();
  }

  private static List<Problem> in(FileResult file, List<Problem> hints) {
    return hints.stream().filter(hint -> hint.position().name().equals(file.name())).toList();
  }

  private static String verdict(FileResult file) {
    if (!file.successful()) {
      return "Invalid";
    }
    return file.warnings().isEmpty() ? "Ok" : "Ok, with warnings";
  }

  private static void appendAll(StringBuilder out, List<Problem> problems, Set<Problem> told) {
    for (Problem problem : problems) {
      if (told.add(problem)) {
        append(out, problem);
      }
    }
  }

  private static void append(StringBuilder out, Problem problem) {
    out.append(line(problem)).append('\n');
    problem.snippet().lines().forEach(line -> out.append("  | ").append(line).append('\n'));
    if (!problem.hint().isEmpty()) {
      out.append("  = ").append(problem.hint()).append('\n');
    }
  }

  private static void append(JsonWriter json, FileResult file) {
    json.startObject();
    json.name("errors").startArray();
    file.errors().forEach(problem -> append(json, problem));
    json.endArray();
    json.name("name").value(file.name());
    if (file.schema() != FileResult.SchemaValidity.NONE) {
      json.name("schema_valid").value(file.schema() == FileResult.SchemaValidity.OK);
      json.name("schema_warnings").strings(file.schemaWarnings());
    }
    json.name("successful").value(file.successful());
    json.name("warnings").startArray();
    file.warnings().forEach(problem -> append(json, problem));
    json.endArray();
    json.endObject();
  }

  private static void append(JsonWriter json, Problem problem) {
    json.startObject();
    json.name("code").value(problem.code().name());
    json.name("codedesc").value(problem.code().explanation());
    json.name("context").startObject().name("locations").startArray();
    problem.locations().forEach(location -> append(json, location));
    json.endArray().name("snippet").value(problem.snippet()).endObject();
    json.name("message").value(problem.message());
    json.endObject();
  }

  private static void append(JsonWriter json, Location location) {
    json.startObject();
    json.name("item_name").value(location.itemName());
    json.name("item_type").value(location.type().label());
    json.name("position");
    append(json, location.position());
    json.endObject();
  }

  private static void append(JsonWriter json, Position at) {
    json.startObject();
    json.name("column").value(at.column());
    json.name("line").value(at.line());
    json.name("name").value(at.name());
    json.name("offset").value(at.offset());
    json.endObject();
  }
}
