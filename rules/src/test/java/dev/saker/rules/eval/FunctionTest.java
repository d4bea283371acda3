package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTest {
  private static final FakeFields EVENT =
      new FakeFields()
          .with("proc.name", "Cat")
          .with("proc.exepath", "/usr/bin/cat")
          .with("proc.cwd", "/root/")
          .with("proc.exe", "")
          .with("proc.cmdline", "aGVsbG8=")
          .with("proc.args", "aGVsbG8")
          .with("evt.buffer", new byte[] {'a', 0, 'b'})
          .with("fd.num", 3)
          .with("evt.rawres", -2)
          .with("evt.failed", true)
          .with("fd.sip", FakeFields.address("10.0.0.1"))
          .with("fd.types", List.of("file", "pipe"))
          .with("test.numbers", List.of(1, 2, 3))
          .with("test.args", List.of("-ab", "x", "--long", "-c", "-d", "--", "-e"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tolower(proc.name) = cat",
        "toupper(proc.name) = CAT",
        "toupper('äbc') = 'äBC'",
        "basename(proc.exepath) = cat",
        "basename(proc.cwd) = ''",
        "basename(proc.name) = Cat",
        "b64(proc.cmdline) = hello",
        "b64(proc.args) = hello",
        "toupper(b64(proc.args)) = HELLO",
        "b64('') = ''",
        "len(proc.name) = 3",
        "len(proc.exe) = 0",
        "len(evt.buffer) = 3",
        "len(fd.types) = 2",
        "len(test.numbers) > 2",
        "len('a\\tb') = 3",
        "len('') = 0",
        "len(('a', 'b')) = 2",
        "len(12) = 2",
        "len(proc.name) < len(proc.exepath)",
        "toupper(fd.types) exists",
        "join('-', fd.types) = file-pipe",
        "join('', (proc.name, 'x', fd.num)) = Catx3",
        "join('-', (1.50, 0x10)) = 1.50-0x10",
        "join(',', test.numbers) = '1,2,3'",
        "join(',', (evt.failed, evt.rawres, fd.sip)) = 'true,-2,10.0.0.1'",
        "join(',', (fd.types, 'x')) = 'file,pipe,x'",
        "join('-', ()) = ''",
        "concat(proc.name, '/', proc.exepath) = Cat//usr/bin/cat",
        "concat(toupper(proc.name), 1) = CAT1",
        "proc.name = concat('C', 'at')",
        "getopt(test.args, 'ab:c:') in (a, b, x, c, -d)",
        "getopt(test.args, 'ab:c:') intersects (x)",
        "join(' ', getopt(test.args, 'ab:c')) = 'a b x c ?'",
        "join(' ', getopt(test.args, 'a')) = 'a ?'",
        "join(' ', getopt(test.args, '')) = '? ?'",
        "join(' ', getopt(('-vn5', '-n', '6'), 'vn:')) = 'v n 5 n 6'",
        "join('|', getopt(('-v', '-n'), 'vn:')) = 'v|'",
        "join(' ', getopt(('-v', '-', '-n'), 'vn')) = v",
        "getopt(('-vn5', '-n', '6'), 'vn:')[n] = 6",
        "getopt(('-v'), 'v')[v] = v",
        "getopt(('-n'), 'n:')[n] = ''",
        "getopt(('x', '-v'), 'v') exists",
        "len(getopt(('-a', '-b'), 'ab')) = 2",
      })
  void holds(String condition) {
    assertTrue(Conditions.holds(condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b64('aGk') = hi",
        "b64('aA') = h",
      })
  void decodesWithoutPadding(String condition) {
    assertTrue(Conditions.holds(condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b64('a') exists",
        "b64('aGl') exists", // bits are left over
        "b64('aB==') exists",
        "b64('a b=') exists",
        "getopt(('-v'), 'vn:')[n] exists",
        "getopt(('x', '-v'), 'v')[v] exists",
        "getopt(('-v'), 'v') intersects (n)",
      })
  void isMissing(String condition) {
    assertFalse(Conditions.holds(condition, EVENT), condition);
  }
}
