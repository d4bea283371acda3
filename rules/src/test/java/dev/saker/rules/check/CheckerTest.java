package dev.saker.rules.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.rules.check.Problem.Kind;
import dev.saker.rules.eval.Conditions;
import dev.saker.rules.syntax.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // names
        "proc.nosuch = x",
        "proc.name[1] = x",
        "proc.aname[x] = y",
        "evt.arg.namefoo = x",
        "evt.type.is.nosuch = 1",
        "evt.abspath.foo exists",
        "proc.env['a]'] = x",
        "evt.type = nosuch",
        "evt.type glob exec*",
        "toupper(evt.type) = EXECVE",
        "len(evt.type) = 6",
      })
  void unknownNamesAreErrorsOfTheirOwnKind(String condition) {
    CheckResult result = Conditions.check(condition);
    assertTrue(result.hasErrors());
    assertEquals(Kind.UNKNOWN_FIELD, result.problems().getFirst().kind(), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // arguments
        "evt.arg exists",
        "evt.arg[x] = 1",
        "evt.arg['name'] = x",
        "evt.arg.nosuchname = x",
        "evt.rawarg exists",
        "evt.rawarg[0] = 3",
        "evt.type.is = 1",
        "thread.cgroup exists",
        "fd.types[x] in (a)",
        "evt.around = 5",
        "evt.around[x] = 5",
        "container.label = x",
        // operators that do not fit the type
        "fd.num contains 3",
        "fd.num bcontains 03",
        "fd.num regex 3",
        "fd.num pmatch (3)",
        "evt.failed < 1",
        "evt.failed contains t",
        "proc.fdusage contains 0",
        "proc.name bcontains 00",
        "evt.buffer glob *GET*",
        "evt.buffer icontains get",
        "evt.buffer pmatch (GET)",
        "evt.buffer > 1",
        "fd.sip startswith 2001",
        "fd.snet > 1",
        "fd.types = file",
        "fd.types contains file",
        "fd.types contains oneof (file)",
        "evt.rawarg.data contains x",
        "evt.rawarg.tuple = x",
        // values that do not fit the type
        "fd.num = x",
        "fd.num = ''",
        "fd.num = 3x",
        "fd.num = 3.0",
        "fd.num < 0xFF",
        "fd.num = '3 '",
        "fd.num in (3, a)",
        "evt.failed = TRUE",
        "evt.failed = ''",
        "proc.fdusage > 0.1",
        "fd.sport = 0x35",
        "fd.sport = nosuchservice",
        "fd.sip = 1.2.3",
        "fd.sip = 127.1",
        "fd.sip = 1.2.3.04",
        "fd.sip = 300.1.1.1",
        "fd.sip = ::ffff:1.2.3.4",
        "fd.sip = foo",
        "fd.sip = 1::2::3",
        "fd.sip = 10.0.0.0/8",
        "fd.snet = 10.0.0.1",
        "fd.snet = 10.0.0.1/",
        "fd.snet = 10.0.0.1/33",
        "fd.snet = 10.0.0.1/-1",
        "fd.snet = 10.0.0.1/255.0.0.0",
        "fd.snet = ::/0",
        "fd.snet = ::1/129",
        "fd.snet = foo/8",
        "evt.buffer bcontains zz",
        "evt.buffer bcontains 123",
        "evt.buffer bstartswith '47 45'",
        // regular expressions outside of POSIX syntax
        "fd.name regex '['",
        "fd.name regex '('",
        "fd.name regex ')'",
        "fd.name regex '*a'",
        "fd.name regex '(?i)a'",
        "fd.name regex '(?:a)'",
        "fd.name regex '(?P<x>a)'",
        "fd.name regex '\\\\d'",
        "fd.name regex '\\\\w'",
        "fd.name regex '[\\\\s]'",
        "fd.name regex '\\\\pL'",
        "fd.name regex '\\\\C'",
        "fd.name regex '\\\\b'",
        "fd.name regex '\\\\A'",
        "fd.name regex '(a)\\\\1'",
        "fd.name regex '[a-c-e]'",
        "fd.name regex '[c-a]'",
        "fd.name regex '[[:foo:]]'",
        "fd.name regex 'a{1001}'",
        "fd.name regex anyof ('a', '[')",
        // fields on the right
        "proc.name = val(fd.num)",
        "proc.name = val(fd.types)",
        "fd.types in val(fd.types)",
        "proc.name regex val(proc.pname)",
        "proc.name pmatch val(proc.pname)",
        "proc.aname = val(proc.name)",
        "proc.name = val(proc.aname[1])",
        "fd.ip = val(fd.sip)",
        "fd.snet = val(fd.sip)",
        "evt.type = val(proc.name)",
        "evt.type in val(evt.type)",
        "proc.name = val(evt.rawarg.comm)",
        "fd.num = toupper(proc.name)",
        // functions
        "toupper(fd.num) = 3",
        "toupper(len(proc.name)) = 3",
        "toupper('a', 'b') exists",
        "toupper(proc.name)[1] = x",
        "toupper(fd.sip.name) = x",
        "toupper(proc.aname[1]) = x",
        "b64(fd.num) = x",
        "len(fd.num) = 3",
        "join('-') exists",
        "join('-', proc.name) = x",
        "join(('-'), ('a', 'b')) exists",
        "join('-', proc.name, proc.pname) = x",
        "concat('a') = a",
        "concat('a', fd.num) = a3",
        "concat('a', fd.types) exists",
        "getopt(('-a')) exists",
        "getopt('-a', 'a') exists",
        "getopt(('-a'), ('a', 'b')) exists",
        "getopt(('-a', 'x'), 'a:')[ab] exists",
        "evt.around[5] < 5",
        "evt.around[5] in (5)",
        "fd.sip.name contains google",
        "fd.sip.name = anyof (a.example)",
        "macro_left",
      })
  void otherMistakesAreErrors(String condition) {
    CheckResult result = Conditions.check(condition);
    assertTrue(result.hasErrors(), condition);
    assertTrue(
        result.problems().stream().anyMatch(p -> p.kind() == Kind.INVALID_CONDITION), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.name regex '/dev/.*?'",
        "fd.name regex 'a**b+*c{2}{3}'",
        "fd.name regex 'a{1000}'",
        "fd.name regex 'x{,5}|{'",
        "fd.name regex '[]a-]+[^]]'",
        "fd.name regex '\\\\.\\\\*\\\\x41\\\\x{1F600}\\\\0'",
        "fd.name regex '(a|(b|))*$'",
        "evt.type.is.open = 1",
        "evt.abspath.src contains x",
        "evt.abspath exists",
        "thread.cgroup.cpuacct = /",
        "proc.aname[-1] = x",
        "proc.aname[99999999999] = x",
        "proc.env[PATH] contains x",
        "proc.args[0] = x",
        "container.mount[/usr/*] exists",
        "fd.types[4] in (file)",
        "evt.outputtime exists",
        "proc.name = cat\\x",
        "concat(proc.aname[1], 'x') = bashx",
        "evt.type = container",
        "evt.type = acct",
        "syscall.type = nosuch",
        "fd.sip.name in (a.example, b.example)",
        "fd.rip.name != a.example",
      })
  void soundConditionsHaveNoErrors(String condition) {
    assertFalse(
        Conditions.check(condition).hasErrors(),
        () -> condition + ": " + Conditions.check(condition).problems());
  }

  @Test
  void textsAreLimitedToTheLengthThatTheReferenceTakes() {
    assertFalse(Conditions.check("proc.name = " + "a".repeat(255)).hasErrors());
    assertTrue(Conditions.check("proc.name = " + "a".repeat(256)).hasErrors());
    assertTrue(Conditions.check("proc.name in (b, " + "a".repeat(256) + ")").hasErrors());
    assertTrue(Conditions.check("proc.name = a\0b").hasErrors());
  }

  @Test
  void allProblemsAreReportedWithTheirPlaces() {
    CheckResult result =
        Conditions.check("proc.nosuch = x and\nfd.num = y and (fd.ip > 1 or proc.name = z)");
    assertEquals(3, result.problems().size());
    assertEquals(
        new Problem(
            Kind.UNKNOWN_FIELD,
            new Position(0, 1, 1),
            "filter_check called with nonexistent field proc.nosuch"),
        result.problems().get(0));
    assertEquals(
        new Problem(Kind.INVALID_CONDITION, new Position(29, 2, 10), "y is not a valid number"),
        result.problems().get(1));
    assertEquals(
        new Problem(
            Kind.INVALID_CONDITION,
            new Position(36, 2, 17),
            "filter error: '>' operator not supported for ip address and network filters"),
        result.problems().get(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.name regex dev",
        "proc.name regex '/dev/.*'",
        "proc.name regex '.*x.*'",
        "proc.name regex '^x$'",
        "proc.name regex ''",
        "proc.name = proc.pname",
        "proc.name = ' proc.pname'",
        "proc.name in (a, evt.arg.fd)",
        "proc.name startswith 'proc.aname[1]'",
        "proc.name = 'toupper(x)'",
        "proc.name = 'val(proc.pname)'",
      })
  void suspiciousValuesAreWarnings(String condition) {
    assertEquals(Kind.SUSPICIOUS, onlyWarning(condition).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evt.dir = <", "evt.latency > 5", "toupper(evt.dir) = x", "evt.dir exists"})
  void deprecatedFieldsAreWarnings(String condition) {
    assertEquals(Kind.DEPRECATED_FIELD, onlyWarning(condition).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ka.verb = <NA>",
        "ka.verb != <NA>",
        "ka.verb in (a, <NA>)",
        "ka.verb pmatch (<NA>)"
      })
  void comparisonsWithTheTextOfMissingValuesAreWarnings(String condition) {
    assertEquals(Kind.UNSAFE_NA, onlyWarning(condition).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.name regex '/dev/.*/x'",
        "proc.name regex 'a[bc]'",
        "proc.name = proc",
        "proc.name = proc.nosuch",
        "ka.verb contains <NA>",
        "ka.verb = NA",
        "user.name = <NA>",
        "container.healthcheck exists",
      })
  void ordinaryConditionsHaveNoWarning(String condition) {
    assertEquals(List.of(), Conditions.check(condition).problems());
  }

  private static Problem onlyWarning(String condition) {
    CheckResult result = Conditions.check(condition);
    assertFalse(result.hasErrors(), () -> result.problems().toString());
    assertEquals(1, result.problems().size(), () -> result.problems().toString());
    return result.problems().getFirst();
  }
}
