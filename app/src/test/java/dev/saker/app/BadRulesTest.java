package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees whose rules file is wrong. */
class BadRulesTest {
  private static final int MAX_LINE = 200;

  @TempDir Path folder;

  @Test
  void yamlError() throws IOException {
    check(
        "- rule: [A\n  desc: d\n",
        """
        FILE: Invalid
        FILE:2:7: error: not YAML: while parsing a flow sequence: expected ',' or ']', but got : [LOAD_ERR_YAML_PARSE]
          |   desc: d
          |       ^
        """);
  }

  @Test
  void unknownField() throws IOException {
    check(
        rule("evt.type = execve and proc.nam = cat", "x"),
        """
        FILE: Invalid
        FILE:4:27: error: filter_check called with nonexistent field proc.nam [LOAD_ERR_COMPILE_CONDITION]
          |     evt.type = execve and proc.nam = cat
          |                           ^
        """);
  }

  @Test
  void undefinedMacro() throws IOException {
    check(
        rule("evt.type = execve and no_such_macro", "x"),
        """
        FILE: Invalid
        FILE:4:27: error: Undefined macro 'no_such_macro' used in filter. [LOAD_ERR_VALIDATE]
          |     evt.type = execve and no_such_macro
          |                           ^
          = correct the name, or load the file that defines it first
        """);
  }

  @Test
  void referenceLoop() throws IOException {
    check(
        """
        - macro: a
          condition: evt.num > 0
        - macro: b
          condition: a
        - macro: a
          condition: b
        """,
        """
        FILE: Invalid
        FILE:6:14: error: reference loop in macro 'b' [LOAD_ERR_VALIDATE]
          |   condition: b
          |              ^
          = follow the macros it uses; one of them leads back to it
        """);
  }

  @Test
  void wrongType() throws IOException {
    check(
        rule("evt.type = execve and proc.pid = many", "x"),
        """
        FILE: Invalid
        FILE:4:38: error: many is not a valid number [LOAD_ERR_COMPILE_CONDITION]
          |     evt.type = execve and proc.pid = many
          |                                      ^
        """);
  }

  @Test
  void badRegularExpression() throws IOException {
    check(
        rule("evt.type = execve and proc.name regex '('", "x"),
        """
        FILE: Invalid
        FILE:4:43: error: invalid regular expression: missing closing ): pattern=( [LOAD_ERR_COMPILE_CONDITION]
          |     evt.type = execve and proc.name regex '('
          |                                           ^
        """);
  }

  @Test
  void badOutput() throws IOException {
    check(
        rule("evt.type = execve", "x %proc.nam"),
        """
        FILE: Invalid
        FILE:5:11: error: invalid formatting token proc.nam [LOAD_ERR_COMPILE_OUTPUT]
          |   output: x %proc.nam
          |           ^
        """);
  }

  @Test
  void nestingWithoutEnd() throws IOException {
    check(
        rule("evt.type = execve and " + "not (evt.num = 1 and ".repeat(10_000), "x"),
        """
        FILE: Invalid
        FILE:4:168032: error: more than 8000 parentheses open at once [LOAD_ERR_COMPILE_CONDITION]
        """);
  }

  @Test
  void keyGivenTwiceKeepsItsFirstValue() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"),
            rule("evt.type = execve", "x") + "  output: y %no.such\n");
    assertEquals(new Cli.Outcome(0, file + ": Ok\n", ""), new Cli().run("rules", "check", file));
  }

  private static String rule(String condition, String output) {
    return "- rule: A\n  desc: d\n  condition: >-\n    "
        + condition
        + "\n  output: "
        + output
        + "\n  priority: INFO\n";
  }

  private void check(String rules, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    Cli.Outcome outcome = new Cli().run("rules", "check", file);
    assertEquals(1, outcome.status());
    assertEquals("", outcome.err());
    String shown = outcome.out().replace(file.toString(), "FILE");
    assertEquals(expected, shown.substring(0, Math.min(expected.length(), shown.length())));
    assertEquals(0, shown.lines().filter(line -> line.length() > MAX_LINE).count());
  }
}
