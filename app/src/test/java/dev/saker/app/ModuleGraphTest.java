package dev.saker.app;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds the build to the table in docs/architecture.md, which is read from there, so that the page
 * stays true.
 */
final class ModuleGraphTest {

  private static final Path ROOT = Path.of(System.getProperty("saker.root", ".."));

  /**
   * A row of the table: a folder, what it is for, our modules it may use, foreign ones it may use.
   */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([a-z0-9-]+)` \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  private static final Pattern REQUIRES =
      Pattern.compile("requires\\s+(?:transitive\\s+|static\\s+)*dev\\.saker\\.([a-z0-9_.]+)\\s*;");

  private record Allowed(Set<String> ours, Set<String> foreign) {}

  @Test
  void theTableListsTheModulesOfTheBuild() throws Exception {
    Set<String> modules = new TreeSet<>(texts(pom(ROOT).getElementsByTagName("module")));

    assertEquals(
        modules,
        new TreeSet<>(table().keySet()),
        "modules of pom.xml, and rows of docs/architecture.md");
  }

  @Test
  void eachPomDependsOnWhatTheTableAllows() throws Exception {
    List<Executable> checks = new ArrayList<>();
    for (var row : table().entrySet()) {
      Allowed found = dependencies(ROOT.resolve(row.getKey()));
      checks.add(() ->
          assertEquals(
              row.getValue(),
              found,
              () ->
                  "docs/architecture.md, and " + row.getKey() + "/pom.xml (test scope left out)"));
    }
    assertAll(checks);
  }

  @Test
  void eachModuleInfoRequiresNoMoreThanTheTableAllows() throws Exception {
    List<Executable> checks = new ArrayList<>();
    for (var row : table().entrySet()) {
      Path file = ROOT.resolve(row.getKey()).resolve("src/main/java/module-info.java");
      if (!Files.exists(file)) {
        continue;
      }
      Set<String> required = new TreeSet<>();
      for (Matcher m = REQUIRES.matcher(Files.readString(file)); m.find(); ) {
        required.add(m.group(1));
      }
      required.removeAll(row.getValue().ours());
      checks.add(() ->
          assertEquals(
              Set.of(),
              required,
              () -> file + " requires what docs/architecture.md does not allow"));
    }
    assertAll(checks);
  }

  @Test
  void theTableHasNoCycle() throws Exception {
    Map<String, Allowed> left = table();
    assertTrue(left.size() > 5, () -> "docs/architecture.md has only these rows: " + left.keySet());
    while (!left.isEmpty()) {
      boolean removed =
          left.values().removeIf(allowed -> allowed.ours().stream().noneMatch(left::containsKey));
      assertTrue(removed, () -> "these use each other in a circle: " + left.keySet());
    }
  }

  private static Map<String, Allowed> table() throws IOException {
    Map<String, Allowed> rows = new LinkedHashMap<>();
    Matcher m = ROW.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    while (m.find()) {
      rows.put(m.group(1), new Allowed(names(m.group(2)), names(m.group(3))));
    }
    return rows;
  }

  private static Set<String> names(String cell) {
    return Arrays.stream(cell.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.equals("–"))
        .collect(toCollection(TreeSet::new));
  }

  private static Allowed dependencies(Path module) throws Exception {
    Allowed found = new Allowed(new TreeSet<>(), new TreeSet<>());
    NodeList nodes = pom(module).getElementsByTagName("dependency");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element dependency = (Element) nodes.item(i);
      if (texts(dependency.getElementsByTagName("scope")).contains("test")) {
        continue;
      }
      String artifact = texts(dependency.getElementsByTagName("artifactId")).getFirst();
      if (texts(dependency.getElementsByTagName("groupId")).contains("dev.saker")) {
        found.ours().add(artifact.substring("saker-".length()));
      } else {
        found.foreign().add(artifact);
      }
    }
    return found;
  }

  private static Document pom(Path folder) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile());
  }

  private static List<String> texts(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }
}
