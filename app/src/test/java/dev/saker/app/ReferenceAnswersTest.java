package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules files made at random, and what Falco 0.44.1 answered: exit status, problems with their
 * places, the events of the example capture that match, and the first alert.
 *
 * <p>Each line of {@code answers.jsonl} has {@code rules} (the file), {@code status} (of {@code
 * -V}), {@code load} (code, kind and name of the item, line and column, sorted), and for some
 * {@code events} (numbers of those that match, empty when the first alert tells enough), {@code
 * output} and {@code fields}.
 */
class ReferenceAnswersTest {
  private static final Path CAPTURE =
      Path.of(System.getProperty("saker.root", "."), "examples/intrusion.scap");

  @TempDir Path folder;

  static List<Map<String, Object>> answers() throws IOException {
    List<Map<String, Object>> answers = new ArrayList<>();
    try (InputStream in = ReferenceAnswersTest.class.getResourceAsStream("answers.jsonl")) {
      assertNotNull(in);
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        answers.add(LanguageProbe.map(LanguageProbe.parse(line)));
      }
    }
    return answers;
  }

  @Test
  void thereAreAnswers() throws IOException {
    assertEquals(213, answers().size());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answerIsTheSame(Map<String, Object> answer) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), (String) answer.get("rules"));
    Cli.Outcome checked = new Cli().run("run", "-V", rules, "-o", "json_output=true");
    assertEquals(answer.get("status"), checked.status(), checked.err());
    assertEquals(answer.get("load"), problems(checked.out()));
    if (answer.containsKey("events")) {
      replayIsTheSame(rules, answer);
    }
  }

  private static void replayIsTheSame(Path rules, Map<String, Object> answer) {
    String[] options = {"-o", "json_output=true", "-o", "rule_matching=all"};
    Cli.Outcome replayed =
        new Cli()
            .run("replay", CAPTURE, "-r", rules, options[0], options[1], options[2], options[3]);
    assertEquals(0, replayed.status(), replayed.err());
    List<Map<String, Object>> alerts = new ArrayList<>();
    replayed
        .out()
        .lines()
        .filter(line -> line.startsWith("{"))
        .forEach(line -> alerts.add(LanguageProbe.map(LanguageProbe.parse(line))));
    List<Object> events = LanguageProbe.list(answer.get("events"));
    if (!events.isEmpty()) {
      assertEquals(events, alerts.stream().map(alert -> fields(alert).get("evt.num")).toList());
    }
    if (answer.containsKey("output")) {
      assertEquals(answer.get("output"), alerts.getFirst().get("output"));
      assertEquals(answer.get("fields"), fields(alerts.getFirst()));
    }
  }

  private static Map<String, Object> fields(Map<String, Object> alert) {
    return LanguageProbe.map(alert.get("output_fields"));
  }

  /** Code, kind and name of the item, line and column of each problem, as they are sorted there. */
  private static List<List<Object>> problems(String out) {
    List<List<Object>> problems = new ArrayList<>();
    Map<String, Object> report = LanguageProbe.map(LanguageProbe.parse(out));
    List<Map<String, Object>> files = LanguageProbe.list(report.get("falco_load_results"));
    for (String kind : List.of("errors", "warnings")) {
      for (Map<String, Object> problem :
          LanguageProbe.<Map<String, Object>>list(files.getFirst().get(kind))) {
        Map<String, Object> context = LanguageProbe.map(problem.get("context"));
        List<Map<String, Object>> locations = LanguageProbe.list(context.get("locations"));
        Map<String, Object> place = locations.getLast();
        Map<String, Object> position = LanguageProbe.map(place.get("position"));
        problems.add(
            List.of(
                problem.get("code"),
                place.get("item_type"),
                place.get("item_name"),
                position.get("line"),
                position.get("column")));
      }
    }
    problems.sort((a, b) -> text(a).compareTo(text(b)));
    return problems;
  }

  private static String text(List<Object> problem) {
    StringBuilder text = new StringBuilder();
    problem.forEach(
        each -> text.append(each instanceof Integer ? "" : "'").append(each).append(' '));
    return text.toString();
  }
}
