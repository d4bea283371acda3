package dev.saker.rules.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadReport;
import dev.saker.rules.LoadResult;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HintsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # condition that is never true | a neighbour that may be
          evt.type = open and evt.type = close | evt.type = open or evt.type = close
          evt.type = open and proc.name = a and proc.name = b | evt.type = open and proc.name = a and proc.pname = b
          evt.type = open and proc.name in (a, b) and proc.name in (c, d) | evt.type = open and proc.name in (a, b) and proc.name in (b, c)
          evt.type = open and proc.name in (a, b) and not proc.name in (b, a, c) | evt.type = open and proc.name in (a, b) and not proc.name in (b, c)
          evt.type = open and proc.name = a and proc.name startswith b | evt.type = open and proc.name = ab and proc.name startswith a
          evt.type = open and fd.name startswith /etc and fd.name startswith /tmp | evt.type = open and fd.name startswith /etc and fd.name startswith /etc/ssh
          evt.type = open and fd.name endswith .so and fd.name endswith .a | evt.type = open and fd.name endswith .so and fd.name endswith x.so
          evt.type = open and fd.name startswith /etc/ and not fd.name startswith /etc | evt.type = open and fd.name startswith /etc and not fd.name startswith /etc/
          evt.type = open and fd.name startswith /etc/ and not fd.name contains etc | evt.type = open and fd.name contains etc and not fd.name startswith /etc/
          evt.type = open and fd.num > 10 and fd.num < 5 | evt.type = open and fd.num > 5 and fd.num < 10
          evt.type = open and fd.num > 5 and not fd.num > 3 | evt.type = open and fd.num > 3 and not fd.num > 5
          evt.type = open and proc.vpid >= 7 and proc.vpid = 6 | evt.type = open and proc.vpid >= 7 and proc.vpid = 7
          evt.type = connect and fd.sport < 0 | evt.type = connect and fd.sport <= 0
          evt.type = open and proc.name != a and proc.name = a | evt.type = open and proc.name != a and proc.name = b
          evt.type = open and proc.name exists and not proc.name exists | evt.type = open and proc.name exists and not proc.pname exists
          evt.type = open and proc.name = a and not proc.name exists | evt.type = open and not proc.name = a and not proc.name exists
          evt.type = open and evt.is_open_write = true and evt.is_open_write = false | evt.type = open and evt.is_open_write = true and evt.is_open_read = false
          evt.type = close and evt.is_open_write = true | evt.type = openat and evt.is_open_write = true
          evt.type = open and evt.dir = > | evt.type = open and evt.dir = <
          evt.type = execve and fd.name startswith /etc | evt.type in (execve, openat) and fd.name startswith /etc
          evt.type = execve and evt.arg.newpath = x | evt.type = renameat and evt.arg.newpath = x
          evt.type = open and fs.path.source = x | evt.type = rename and fs.path.source = x
          evt.type = open and (proc.name = a or proc.name = b) and proc.name = c | evt.type = open and (proc.name = a or proc.name = c) and proc.name = c
          evt.type = open and (proc.name = a or proc.name = b) and not proc.name in (a, b) | evt.type = open and (proc.name = a or proc.name = b) and not proc.name in (b)
          evt.type = open and proc.aname in (a, b) and not proc.aname in (a, b, c) | evt.type = open and proc.aname in (a, b) and not proc.aname in (b, c)
          evt.type = open and proc.name in () | evt.type = open and not proc.name in ()
          evt.type = connect and fd.ip in (1.2.3.4) | evt.type = connect and fd.sip in (1.2.3.4)
          """)
  void ruleThatNeverMatchesIsFound(String never, String neighbour) {
    assertEquals(List.of(ProblemCode.HINT_NEVER_TRUE), codes(rule("R", never)));
    assertEquals(List.of(), codes(rule("R", neighbour)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # part that excludes nothing | a neighbour that does
          evt.type = open and (proc.name != a or proc.name != b) | evt.type = open and (proc.name != a or proc.pname != b)
          evt.type = open and (proc.name != a or proc.name != b) | evt.type = open and proc.name != a and proc.name != b
          evt.type = open and (not proc.name = a or not proc.name = b) | evt.type = open and not (proc.name = a or proc.name = b)
          evt.type = open and (fd.num < 5 or fd.num >= 5) | evt.type = open and (fd.num < 5 or fd.num >= 6)
          evt.type = open and (proc.name exists or not proc.name exists) | evt.type = open and (proc.name exists or not proc.pname exists)
          evt.type = open and not (proc.name = a and proc.pname = b and proc.name = c) | evt.type = open and not (proc.name = a and proc.pname = b)
          """)
  void partThatExcludesNothingIsFound(String always, String neighbour) {
    assertEquals(List.of(ProblemCode.HINT_ALWAYS_TRUE), codes(rule("R", always)));
    assertEquals(List.of(), codes(rule("R", neighbour)));
  }

  @Test
  void ruleThatAlwaysMatchesIsFound() {
    assertTrue(
        codes(rule("R", "evt.type = open or not evt.type = open"))
            .contains(ProblemCode.HINT_ALWAYS_TRUE));
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # earlier | later that it hides | later that it does not hide
          evt.type in (open, openat) | evt.type = open and proc.name = a | evt.type in (open, close) and proc.name = a
          evt.type = open and proc.name in (a, b, c) | evt.type = open and proc.name in (a, b) | evt.type = open and proc.name in (a, d)
          evt.type = open and fd.name startswith /etc | evt.type = open and fd.name startswith /etc/ssh and proc.name = a | evt.type = open and fd.name startswith /et
          evt.type = open and fd.num > 3 | evt.type = open and fd.num > 5 | evt.type = open and fd.num > 2
          evt.type = open and not proc.name = a | evt.type = open and proc.name = b | evt.type = open and proc.pname = b
          evt.type = open and (proc.name = a or fd.num = 1) | evt.type = open and fd.num = 1 and user.uid = 0 | evt.type = open and user.uid = 0
          evt.type = open and (proc.name = a or fd.num = 1) | evt.type = open and (proc.name = a or fd.num = 1) | evt.type = open and (proc.name = a or fd.num = 2)
          evt.type = open and proc.aname in (a, b) | evt.type = open and proc.aname = a and proc.aname in (b) | evt.type = open and proc.aname in (a, c)
          """)
  void ruleBehindOneThatMatchesMoreIsFound(String earlier, String hidden, String open) {
    assertEquals(List.of(ProblemCode.HINT_SHADOWED), codes(rule("A", earlier) + rule("B", hidden)));
    assertEquals(List.of(), codes(rule("A", earlier) + rule("B", open)));
  }

  @Test
  void ruleBehindOneThatIsOffIsNotShadowed() {
    String off = rule("A", "evt.type = open") + "  enabled: false\n";
    assertEquals(List.of(), codes(off + rule("B", "evt.type = open and proc.name = a")));
  }

  @Test
  void ruleOnEveryEventSaysWhichPartAsksForNoType() {
    Problem hint = hints(rule("R", "(evt.type = open or proc.name = a)")).getFirst();
    assertEquals(ProblemCode.HINT_ALL_EVENTS, hint.code());
    assertEquals(2, hint.position().line());
    assertEquals(33, hint.position().column());
    assertEquals(List.of(), codes(rule("R", "(evt.type = open or evt.type = close)")));
    assertEquals(List.of(), codes(rule("R", "proc.name = a") + "  warn_evttypes: false\n"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # test that comes too early, or could be simpler | a neighbour
          evt.type = read and fd.name regex '/home/[^/]*/x' | evt.type = read and fd.name regex '/home/[^/]*/x' and fd.typechar = f
          evt.type = write and evt.buffer contains secret | evt.type = unlink and fs.path.name contains secret
          evt.type = read and fd.name glob '/home/*/x' | evt.type = open and fd.name glob '/home/*/x'
          evt.type = open and fd.name glob '/home/*' | evt.type = open and fd.name glob '/home/*/x'
          evt.type = open and fd.name glob '*.so' | evt.type = open and fd.name glob '*.s?'
          """)
  void expensiveTestIsFound(String expensive, String neighbour) {
    assertEquals(List.of(ProblemCode.HINT_EXPENSIVE), codes(rule("R", expensive)));
    assertEquals(List.of(), codes(rule("R", neighbour)));
  }

  @Test
  void exceptionThatNeverAppliesIsFound() {
    String rule = rule("R", "evt.type = open and proc.name in (a, b)");
    String exceptions =
        """
          exceptions:
            - name: programs
              fields: proc.name
              values: [%s]
        """;
    assertEquals(
        List.of(ProblemCode.HINT_IDLE_EXCEPTION), codes(rule + exceptions.replace("%s", "c, d")));
    assertEquals(List.of(), codes(rule + exceptions.replace("%s", "a, d")));
  }

  @Test
  void onlyTheValuesThatNeverApplyAreNamed() {
    String rule =
        rule("R", "evt.type = open and proc.name in (a, b)")
            + """
              exceptions:
                - name: programs
                  fields: [proc.name, fd.name]
                  comps: [=, startswith]
                  values:
                    - [a, /tmp]
                    - [c, /var]
            """;
    Problem hint = hints(rule).getFirst();
    assertEquals(ProblemCode.HINT_IDLE_EXCEPTION, hint.code());
    assertTrue(hint.message().endsWith("value='(proc.name = c and fd.name startswith /var)'"));
    assertEquals(6, hint.position().line());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          evt.type = execve | %fd.name | %proc.name
          evt.type in (execve, close) and proc.name = a | %evt.arg.newpath | %fd.name
          evt.type = open | %evt.arg[6] | %evt.arg[5]
          """)
  void outputFieldThatNoEventCarriesIsFound(String condition, String field, String neighbour) {
    assertEquals(
        List.of(ProblemCode.HINT_MISSING_FIELD),
        codes(rule("R", condition).replace("output: o", "output: o " + field)));
    assertEquals(
        List.of(), codes(rule("R", condition).replace("output: o", "output: o " + neighbour)));
  }

  @Test
  void hintInAMacroIsToldOnceAndPointsIntoIt() {
    List<Problem> hints =
        hints(
            """
            - list: some
              items: [a, b]
            - macro: m
              condition: (proc.name in (some) and proc.name = c)
            """
                + rule("R", "evt.type = open and (m or fd.num = 1)")
                + rule("S", "evt.type = openat and (m or fd.num = 1)"));
    assertEquals(1, hints.size());
    assertEquals(ProblemCode.HINT_NEVER_TRUE, hints.getFirst().code());
    assertEquals(3, hints.getFirst().position().line());
    assertEquals(38, hints.getFirst().position().column());
  }

  @Test
  void hintsLookLikeOtherProblemsAndLeaveTheVerdict() {
    LoadResult result = load(rule("R", "evt.type = open and proc.name = a and proc.name = b"));
    assertEquals(
        """
        a.yaml: Ok
        a.yaml:3:52: hint: rule never matches, 'proc.name = a' and 'proc.name = b' exclude each \
        other: rule=R [HINT_NEVER_TRUE]
          |   condition: evt.type = open and proc.name = a and proc.name = b
          |                                                    ^
          = drop one of them, or join them by 'or'
        """,
        LoadReport.text(result, true, result.rules().orElseThrow().hints()));
    String json = LoadReport.json(result, result.rules().orElseThrow().hints());
    assertTrue(json.contains("\"saker_hints\":[{\"advice\":\"drop one of them"), json);
    assertTrue(LoadReport.json(result, List.of()).endsWith(",\"saker_hints\":[]}"));
  }

  private static List<ProblemCode> codes(String text) {
    return hints(text).stream().map(Problem::code).toList();
  }

  private static List<Problem> hints(String text) {
    return load(text).rules().orElseThrow(() -> new AssertionError(text)).hints();
  }

  private static LoadResult load(String text) {
    return new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile("a.yaml", text)));
  }

  private static String rule(String name, String condition) {
    return "- rule: "
        + name
        + "\n  desc: d\n  condition: "
        + condition
        + "\n  output: o\n  priority: INFO\n";
  }
}
