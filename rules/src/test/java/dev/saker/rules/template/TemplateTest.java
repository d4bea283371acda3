package dev.saker.rules.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.saker.rules.check.Problem;
import dev.saker.rules.eval.Conditions;
import dev.saker.rules.eval.FakeFields;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final FakeFields EVENT =
      new FakeFields()
          .with("proc.name", "cat")
          .with("proc.pid", 20072)
          .with("proc.pname", "bash")
          .with("proc.aname", "bash sshd")
          .with("proc.aname[2]", "sshd")
          .with("proc.env[SHELL]", "/bin/bash")
          .with("evt.arg.comm", "cat")
          .with("evt.type", "open")
          .with("evt.failed", false)
          .with("evt.rawres", -2)
          .with("evt.rawtime", 1470327477881730713L)
          .with("evt.time", "16:17:57.881730713")
          .with("evt.rawarg.addr", "7FAD4855D000")
          .with("evt.rawarg.fd", "3")
          .with("proc.fdusage", 0.25)
          .with("proc.vmsize", -1L)
          .with("proc.cwd", "a\tb")
          .with("evt.rawtime.ns", 713)
          .with("fd.dev", -2)
          .with("user.name", "jürgen")
          .with("fd.sip", FakeFields.address("10.0.0.1"))
          .with("fd.snet", FakeFields.address("10.0.0.1"))
          .with("fd.types", List.of("file", "ipv4"));

  @Test
  void countOfReadingsGrowsByThreePerAlert() {
    Renderer renderer =
        parse("%util.cnt")
            .bind(field -> {
              long[] count = {0};
              return out -> {
                out.setNumber(++count[0]);
                return true;
              };
            });
    for (long shown : new long[] {2, 5, 8}) {
      renderer.message();
      assertEquals(shown, renderer.fields().get("util.cnt"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain                       | plain
          %proc.name                  | cat
          a %proc.name b              | a cat b
          %proc.name,%proc.pid.       | cat,20072.
          %evt.type.                  | open.
          %proc.aname[2]              | sshd
          %proc.aname[x]              | bash sshd[x]
          %proc.aname[                | bash sshd[
          %proc.name[1]               | cat[1]
          %evt.arg.commx              | catx
          %proc.env['SHELL']          | /bin/bash
          %proc.env[SHELL]            | /bin/bash
          %proc.exe                   | <NA>
          %evt.failed %evt.rawres     | false -2
          %proc.fdusage %proc.vmsize  | 0.2 18446744073709551615
          %fd.sip %fd.snet            | 10.0.0.1 <IPNET>
          %fd.types                   | (file,ipv4)
          %evt.rawarg.addr            | 7FAD4855D000
          %evt.rawtime.ns             | 000000713
          %fd.dev                     | FFFFFFFE
          %3proc.pid!                 | 200!
          %6proc.name!                | cat   !
          %6proc.exe!                 | <NA>  !
          %2user.name                 | jü
          %toupper(proc.name)         | CAT
          %toupper(fd.types)          | (FILE,IPV4)
          %len(fd.types)              | 2
          %len(proc.name)             | <NA>
          %len(proc.exe)              | <NA>
          %b64(proc.pname)            | m\ufffd!
          %join('-', fd.types)        | file-ipv4
          %concat(proc.name, '!')     | cat!
          %toupper(proc.exe)          | <NA>
          %proc.cwd                   | a\ufffdb
          *%proc.name                 | cat
          \\%proc.name\\n              | \\cat\\n
          """)
  void templatesAreFilledIn(String template, String message) {
    assertEquals(message, parse(template).bind(EVENT).message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a %           | INVALID_OUTPUT | 2 | the template ends in a single %
          a %5          | INVALID_OUTPUT | 2 | the template ends in a number
          ''            | INVALID_OUTPUT | 0 | the template is empty
          a %% b        | UNKNOWN_FIELD  | 2 | invalid formatting token %
          % proc.name   | UNKNOWN_FIELD  | 0 | invalid formatting token
          %-5proc.name  | UNKNOWN_FIELD  | 0 | invalid formatting token -5proc.name
          %proc.nosuch  | UNKNOWN_FIELD  | 0 | invalid formatting token proc.nosuch
          %toupper(x)   | UNKNOWN_FIELD  | 0 | invalid formatting token toupper(x)
          %val(fd.num)  | UNKNOWN_FIELD  | 0 | invalid formatting token val(fd.num)
          %evt.arg      | UNKNOWN_FIELD  | 0 | invalid formatting token evt.arg
          %99999fd.num  | INVALID_OUTPUT | 0 | width too large: width=99999 limit=65535
          """)
  void otherTemplatesAreProblems(String template, Problem.Kind kind, int offset, String message) {
    TemplateResult result = Template.parse(template, Conditions.FIELDS);
    assertNull(result.template());
    Problem problem = result.problems().getFirst();
    assertEquals(kind, problem.kind());
    assertEquals(offset, problem.position().offset());
    assertEquals(message, problem.message());
  }

  @Test
  void fieldsKeepTheirTypes() {
    Map<String, Object> expected = new TreeMap<>();
    expected.put("proc.name", "cat");
    expected.put("proc.pid", 20072L);
    expected.put("proc.aname[2]", "sshd");
    expected.put("proc.vmsize", new BigInteger("18446744073709551615"));
    expected.put("evt.failed", false);
    expected.put("evt.time", 1470327477881730713L);
    expected.put("evt.rawarg.addr", "7FAD4855D000");
    expected.put("evt.rawarg.fd", 3L);
    expected.put("proc.fdusage", 0.25);
    expected.put("fd.types", List.of("file", "ipv4"));
    expected.put("fd.snet", "<IPNET>");
    expected.put("evt.rawtime.ns", 713L);
    expected.put("fd.dev", "FFFFFFFE");
    expected.put("proc.exe", null);
    assertEquals(
        expected,
        fields(
            "%toupper(proc.name) %3proc.pid %proc.aname[2] %proc.vmsize %evt.failed %evt.time"
                + " %evt.rawarg.addr %evt.rawarg.fd %proc.fdusage %len(fd.types) %fd.snet %proc.exe %fd.dev %evt.rawtime.ns"));
  }

  @Test
  void fieldsInsideOfFunctionsAppearOnceAndUnchanged() {
    assertEquals(
        Map.of("proc.name", "cat", "proc.pname", "bash"),
        fields("%concat(proc.name, toupper(proc.pname)) %proc.name"));
  }

  @Test
  void starSaysThatMissingValuesDoNotMatter() {
    assertEquals(true, parse("*%proc.exe").isLenient());
    Renderer renderer = parse("%proc.exe").bind(EVENT);
    renderer.message();
    assertEquals(false, renderer.isComplete());
    renderer = parse("%proc.name").bind(EVENT);
    renderer.message();
    assertEquals(true, renderer.isComplete());
  }

  @Test
  void anyTextIsATemplateOrAProblem() {
    long seed = System.nanoTime();
    System.out.println("TemplateTest seed=" + seed);
    Random random = new Random(seed);
    List<String> pieces =
        Arrays.asList("%", "5", "proc.name", "[", "]", "'", "\"", "(", ")", ",", "len(", " ", "é");
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k >= 0; k--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      TemplateResult result = Template.parse(text.toString(), Conditions.FIELDS);
      assertEquals(result.template() == null, !result.problems().isEmpty(), () -> "seed=" + seed);
      if (result.template() != null) {
        result.template().bind(EVENT).message();
      }
    }
  }

  private static Map<String, Object> fields(String template) {
    return parse(template).bind(EVENT).fields();
  }

  private static Template parse(String template) {
    TemplateResult result = Template.parse(template, Conditions.FIELDS);
    if (result.template() == null) {
      throw new AssertionError(template + ": " + result.problems());
    }
    return result.template();
  }
}
