package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Loads the rules files of the baselines and compares the report for people, which holds every
 * code, place, message and hint, with the one written there. {@code -Dsaker.baseline.write=true}
 * writes the baselines anew, to be read before they are committed.
 *
 * <p>A baseline has cases: a line {@code === name}, files after lines {@code --- file name}, and
 * the report after a line {@code >>>}.
 */
final class RuleLoadingBaselineTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("saker.root", ".."), "rules/src/test/resources/dev/saker/rules")
          .resolve("loading");
  private static final boolean WRITE = Boolean.getBoolean("saker.baseline.write");

  /** One case of a baseline. */
  private record Case(String name, List<RuleFile> files, String expected) {
    String actual() {
      return LoadReport.text(new RuleLoader(LoadOptions.defaults()).load(files), true);
    }

    String asText() {
      StringBuilder text = new StringBuilder("=== ").append(name).append('\n');
      for (RuleFile file : files) {
        text.append("--- ").append(file.name()).append('\n').append(file.text());
      }
      return text.append(">>>\n").append(actual()).toString();
    }
  }

  @TestFactory
  Stream<DynamicContainer> reportIsAsInTheBaseline() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(FOLDER)) {
      files = listed.sorted().toList();
    }
    return files.stream().map(RuleLoadingBaselineTest::container);
  }

  private static DynamicContainer container(Path file) {
    List<Case> cases = read(file);
    if (WRITE) {
      write(file, cases);
      return DynamicContainer.dynamicContainer(file.getFileName().toString(), List.of());
    }
    return DynamicContainer.dynamicContainer(
        file.getFileName().toString(),
        cases.stream()
            .map(each ->
                DynamicTest.dynamicTest(
                    each.name(), () -> assertEquals(each.expected(), each.actual()))));
  }

  private static void write(Path file, List<Case> cases) {
    StringBuilder text = new StringBuilder();
    cases.forEach(each -> text.append(each.asText()).append('\n'));
    try {
      Files.writeString(file, text.toString().stripTrailing() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Case> cases = new ArrayList<>();
    for (String part : text.split("(?m)^=== ", -1)) {
      if (!part.isBlank()) {
        cases.add(parse(part));
      }
    }
    return cases;
  }

  private static Case parse(String part) {
    int nameEnd = part.indexOf('\n');
    String[] halves = part.substring(nameEnd + 1).split("(?m)^>>>\n", 2);
    List<RuleFile> files = new ArrayList<>();
    for (String file : halves[0].split("(?m)^--- (?=\\S+\\.yaml\n)", -1)) {
      int end = file.indexOf('\n');
      if (end > 0) {
        files.add(new RuleFile(file.substring(0, end), file.substring(end + 1)));
      }
    }
    String expected = halves.length > 1 ? halves[1].stripTrailing() + "\n" : "";
    return new Case(part.substring(0, nameEnd), files, expected);
  }
}
