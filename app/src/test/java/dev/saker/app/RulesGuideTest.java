package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds the examples of docs/rules.md to what they promise. */
class RulesGuideTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root"));
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(yaml|console)([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> examplesDoWhatTheyPromise() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/rules.md")));
    List<DynamicTest> tests = new ArrayList<>();
    while (block.find()) {
      String promise = block.group(2).strip();
      String text = block.group(3);
      String name = promise + " " + text.lines().findFirst().orElse("");
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                if (promise.startsWith("saker:")) {
                  check(promise.substring("saker:".length()), text);
                } else {
                  assertEquals("", promise, "block that promises nothing");
                  run(text);
                }
              }));
    }
    assertTrue(tests.size() > 20, "blocks: " + tests.size());
    return tests.stream();
  }

  private void check(String promise, String text) throws IOException {
    int equals = promise.indexOf('=');
    String kind = equals < 0 ? promise : promise.substring(0, equals);
    String value = promise.substring(equals + 1);
    switch (kind) {
      case "ok" -> assertEquals("rules.yaml: Ok\n", report(text));
      case "error", "warning", "hint" ->
          assertTrue(
              report(text).contains(": " + kind + ": ") && codes(text).contains(value),
              report(text));
      case "matches" -> assertEquals(value, "intrusion#" + alerts(text), report(text));
      default -> throw new AssertionError("unknown promise: " + promise);
    }
  }

  private static LoadResult load(String text) {
    return new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile("rules.yaml", text)));
  }

  private static String report(String text) {
    LoadResult result = load(text);
    return LoadReport.text(result, true, result.rules().map(RuleSet::hints).orElse(List.of()));
  }

  private static List<String> codes(String text) {
    LoadResult result = load(text);
    List<Problem> problems = new ArrayList<>(result.rules().map(RuleSet::hints).orElse(List.of()));
    problems.addAll(result.files().getFirst().errors());
    problems.addAll(result.files().getFirst().warnings());
    return problems.stream().map(problem -> problem.code().name()).toList();
  }

  private long alerts(String text) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), text);
    Cli.Outcome outcome =
        new Cli().run("replay", ROOT.resolve("examples/intrusion.scap"), "-r", rules);
    assertEquals(0, outcome.status(), outcome.err());
    return outcome.out().lines().takeWhile(line -> !line.startsWith("Events detected")).count();
  }

  /** Runs commands; a line of dots in what they print stands for any lines. */
  private static void run(String text) {
    String command = text.lines().findFirst().orElseThrow();
    assertTrue(command.startsWith("$ ./saker "), command);
    List<String> arguments = new ArrayList<>();
    Matcher word = WORDS.matcher(command.substring("$ ./saker ".length()));
    while (word.find()) {
      String bare = word.group(2);
      boolean path = bare != null && bare.startsWith("examples/");
      arguments.add(path ? ROOT.resolve(bare).toString() : bare == null ? word.group(1) : bare);
    }
    Cli.Outcome outcome = new Cli().run(arguments.toArray());
    assertEquals(0, outcome.status(), outcome.err());
    String actual = (outcome.out() + outcome.err()).replace(ROOT + "/", "");
    StringBuilder expected = new StringBuilder();
    text.lines()
        .skip(1)
        .forEach(line ->
            expected.append(line.equals("...") ? "(?:.*\\R)*?" : Pattern.quote(line) + "\\R"));
    assertTrue(actual.matches(expected.toString()), actual);
  }
}
