package dev.saker.app;

import dev.saker.rules.FileResult;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.RuleLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Loads the rules of a probe as {@code -V} does and compares with the answer. */
final class ProbeLoad {
  private ProbeLoad() {}

  static LoadResult load(LanguageProbe probe) {
    return new RuleLoader(probe.loadOptions()).load(probe.files());
  }

  /** What differs: exit status, verdicts, and the set of problems by file, code and item. */
  static Optional<String> difference(LanguageProbe probe, LoadResult result) {
    boolean expectedToFail = !probe.expect().get("exit").equals(0);
    Object load = probe.expect().get("load");
    String expected = "exit " + (expectedToFail ? 1 : 0);
    String actual = "exit " + (result.successful() ? 0 : 1);
    if (load != null) {
      expected += expected(LanguageProbe.list(load));
      actual += actual(result.files());
    }
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of("expected " + expected + "\n    actual   " + actual + messages(result));
  }

  private static String expected(List<Map<String, Object>> files) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> file : files) {
      TreeSet<String> problems = new TreeSet<>();
      for (String kind : List.of("errors", "warnings")) {
        for (Map<String, Object> problem :
            LanguageProbe.<Map<String, Object>>list(file.get(kind))) {
          Map<String, Object> context = LanguageProbe.map(problem.get("context"));
          List<Map<String, Object>> locations = LanguageProbe.list(context.get("locations"));
          Map<String, Object> last = locations.getLast();
          problems.add(
              problem.get("code")
                  + " "
                  + last.get("item_type")
                  + " '"
                  + last.get("item_name")
                  + "'");
        }
      }
      text.append(
          fileText(
              (String) file.get("name"),
              (Boolean) file.get("successful"),
              String.valueOf(file.get("schema_valid")),
              problems));
    }
    return text.toString();
  }

  private static String actual(List<FileResult> files) {
    StringBuilder text = new StringBuilder();
    for (FileResult file : files) {
      TreeSet<String> problems = new TreeSet<>();
      file.errors().forEach(problem -> problems.add(key(problem)));
      file.warnings().forEach(problem -> problems.add(key(problem)));
      String schema =
          switch (file.schema()) {
            case NONE -> "null";
            case OK -> "true";
            case FAILED -> "false";
          };
      text.append(fileText(file.name(), file.successful(), schema, problems));
    }
    return text.toString();
  }

  private static String key(Problem problem) {
    return problem.code()
        + " "
        + problem.innermost().type().label()
        + " '"
        + problem.innermost().itemName()
        + "'";
  }

  private static String fileText(
      String name, boolean successful, String schema, SortedSet<String> problems) {
    return ", " + name + " successful=" + successful + " schema=" + schema + " " + problems;
  }

  private static String messages(LoadResult result) {
    StringBuilder text = new StringBuilder();
    for (FileResult file : result.files()) {
      file.errors().forEach(problem -> text.append("\n    ").append(problem.message()));
      file.warnings().forEach(problem -> text.append("\n    ").append(problem.message()));
    }
    return text.toString();
  }
}
