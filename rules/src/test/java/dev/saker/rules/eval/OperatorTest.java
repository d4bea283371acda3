package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators by type of field, as a specification: what holds, and what does not. */
class OperatorTest {
  private static final FakeFields EVENT =
      new FakeFields()
          .with("proc.name", "cat")
          .with("proc.pname", "cat")
          .with("proc.cmdline", "cat /etc/Passwd")
          .with("proc.cwd", "")
          .with("fd.name", "/var/log/syslog")
          .with("test.path", "/a/b/c")
          .with("fd.num", 3)
          .with("evt.rawres", -2)
          .with("evt.cpu", 0)
          .with("user.uid", 4294967295L)
          .with("evt.rawtime", -1L) // the largest unsigned number
          .with("test.byte", -1)
          .with("test.ubyte", 255)
          .with("evt.failed", true)
          .with("proc.fdusage", 2.5)
          .with("evt.buffer", "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII))
          .with("fd.sip", FakeFields.address("10.1.2.3"))
          .with("fd.snet", FakeFields.address("10.1.2.3"))
          .with("fd.cip", FakeFields.address("2001:db8::1"))
          .with("fd.cnet", FakeFields.address("2001:db8::1"))
          .with("fd.sport", 80)
          .with("fd.types", List.of("file", "ipv4"))
          .with("test.args", List.of())
          .with("test.numbers", List.of(1, 2))
          .with("test.addresses", List.of(FakeFields.address("::1")))
          .with("test.bools", List.of(true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers
        "fd.num = 3",
        "fd.num == +03",
        "fd.num != 4",
        "fd.num < 4",
        "fd.num <= 3",
        "fd.num > 2",
        "fd.num >= -1",
        "fd.num in (1, 3)",
        "fd.num intersects (3)",
        "fd.num exists",
        "evt.rawres = -2",
        "evt.rawres < 0",
        "evt.cpu = 65536",
        "user.uid = -1",
        "user.uid > 5",
        "user.uid = 99999999999999999999",
        "evt.rawtime > 9223372036854775807",
        "evt.rawtime = 18446744073709551615",
        "evt.rawtime = 99999999999999999999",
        "test.byte = 255",
        "test.byte < 0",
        "test.ubyte > 254",
        // truth values
        "evt.failed = true",
        "evt.failed != false",
        "evt.failed in (true, false)",
        // fractions are compared with whole numbers
        "proc.fdusage > 2",
        "proc.fdusage < 3",
        "proc.fdusage != 2",
        // text
        "proc.name = cat",
        "proc.name != dog",
        "proc.cwd = ''",
        "proc.cmdline contains Pass",
        "proc.cmdline contains ''",
        "proc.cmdline icontains PASSWD",
        "proc.cmdline startswith 'cat '",
        "proc.cmdline endswith wd",
        "proc.cmdline glob cat*",
        "proc.cmdline iglob *passWD",
        "proc.cmdline regex 'cat /[a-z]+/[[:alpha:]]*'",
        "proc.name in (dog, cat)",
        "proc.name intersects (cat)",
        "proc.name > 5",
        "proc.name exists",
        "proc.cwd exists",
        "test.path startswith /a",
        // paths
        "fd.name pmatch (/var/log)",
        "fd.name pmatch (/etc, /var)",
        "fd.name pmatch (var//log/)",
        "fd.name pmatch (/*/log)",
        "fd.name pmatch (/v?r/l[aeo]g)",
        "fd.name pmatch (/)",
        "fd.name pmatch ('')",
        "fd.name pmatch (/var/log/syslog)",
        // bytes
        "evt.buffer contains HTTP",
        "evt.buffer startswith GET",
        "evt.buffer bstartswith 474554",
        "evt.buffer bcontains 0D0a",
        "evt.buffer bcontains ''",
        "evt.buffer != x",
        // addresses
        "fd.sip = 10.1.2.3",
        "fd.sip != 10.1.2.4",
        "fd.sip != ::1",
        "fd.sip in (10.1.2.4, 10.1.2.3)",
        "fd.cip = 2001:db8:0:0::1",
        "fd.snet = 10.0.0.0/8",
        "fd.snet = 10.1.2.3/32",
        "fd.snet = 0.0.0.0/0",
        "fd.snet = 10.1.3.255/23",
        "fd.snet != 10.1.4.0/23",
        "fd.snet != 2001:db8::/32",
        "fd.snet in (192.168.0.0/16, 10.0.0.0/8)",
        "fd.cnet = 2001:db8::/33",
        "fd.cnet in (2001:db8::1/128)",
        // ports
        "fd.sport = 80",
        "fd.sport = http",
        "fd.sport in (www)",
        // lists
        "fd.types in (file, ipv4, ipv6)",
        "fd.types intersects (ipv4)",
        "fd.types exists",
        "test.args exists",
        "test.args in (a)",
        "test.args in ()",
        "test.numbers in (1, 2, 3)",
        "test.numbers intersects (2)",
        "test.addresses in (::1)",
        "test.bools in (true)",
        // fields on the right
        "proc.name = val(proc.pname)",
        "proc.cmdline startswith val(proc.name)",
        "proc.cmdline contains val(proc.name)",
        "proc.name in val(proc.pname)",
        "fd.num >= val(evt.rawres)",
        // conjunctions
        "fd.num = 3 and (proc.name = dog or proc.name = cat) and not proc.name = dog",
        "not (fd.num = 3 and proc.name = dog)",
      })
  void holds(String condition) {
    assertTrue(Conditions.holds(condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.num = 4",
        "fd.num in ()",
        "fd.num in (1, 2)",
        "evt.rawtime < 5",
        "test.byte > 0",
        "evt.failed = false",
        "evt.failed in ()",
        "proc.fdusage = 2",
        "proc.name = ca",
        "proc.name = cats",
        "proc.name < 5",
        "proc.name in ()",
        "proc.cmdline contains pass",
        "proc.cmdline startswith Cat",
        "proc.cmdline endswith cat",
        "proc.cmdline glob at*",
        "proc.cmdline glob cat",
        "proc.cmdline regex cat",
        "fd.name pmatch (/var/lo)",
        "fd.name pmatch (/var/log/syslog/x)",
        "fd.name pmatch ()",
        "evt.buffer contains get",
        "evt.buffer endswith GET",
        "fd.sip = ::1",
        "fd.sip in (::1)",
        "fd.snet = 10.1.4.0/23",
        "fd.snet = ::/1",
        "fd.types in (file)",
        "fd.types in ()",
        "fd.types intersects (ipv6)",
        "fd.types intersects ()",
        "test.args intersects (a)",
        "toupper(fd.types) in (FILE, IPV4)",
        "fd.sport = 53",
        "proc.pname != val(proc.name)",
      })
  void doesNotHold(String condition) {
    assertFalse(Conditions.holds(condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.exe = x",
        "proc.exe != x",
        "proc.exe exists",
        "proc.exe in (x)",
        "proc.exe regex '.*'",
        "proc.exe glob *",
        "proc.exe pmatch (/)",
        "proc.exe != anyof (x)",
        "proc.exe = val(proc.name)",
        "proc.name != val(proc.exe)",
        "toupper(proc.exe) exists",
        "len(proc.exe) = 0",
        "concat(proc.name, proc.exe) exists",
        "join('-', (proc.name, proc.exe)) exists",
        "proc.ppid < 1",
        "proc.is_exe_writable != true",
        "fd.lip != 1.1.1.1",
        "fd.lnet != 1.1.1.0/24",
        "fdlist.nums contains ''",
      })
  void nothingHoldsOfMissingValuesAndSoEveryNegationDoes(String condition) {
    assertFalse(Conditions.holds(condition, EVENT), condition);
    assertTrue(Conditions.holds("not " + condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.cmdline contains anyof (dog, cat)",
        "proc.cmdline contains allof (etc, cat)",
        "proc.cmdline contains oneof (dog, cat)",
        "not proc.cmdline contains oneof (etc, cat)",
        "not proc.cmdline contains allof (etc, dog)",
        "not proc.cmdline contains anyof (bird, dog)",
        "proc.name = anyof (dog, cat)",
        "proc.name = oneof (dog, cat)",
        "proc.name = allof (cat)",
        "not proc.name = allof (cat, dog)",
        "proc.name != allof (dog, bird)",
        "not proc.name != allof (dog, cat)",
        "proc.name != anyof (dog, cat)",
        "not proc.name != anyof (cat)",
        "proc.name != oneof (dog, cat)",
        "proc.cmdline startswith anyof (dog, cat)",
        "proc.cmdline endswith anyof (wd)",
        "proc.cmdline icontains anyof (PASS)",
        "proc.cmdline glob anyof (dog*, cat*)",
        "proc.cmdline iglob anyof (CAT*)",
        "proc.cmdline regex allof ('cat.*', '.*wd')",
        "evt.buffer bcontains anyof (ffff, 0d0a)",
        "fd.num = anyof (3, 4)",
        "fd.num != allof (4, 5)",
        "fd.sip = anyof (10.1.2.3)",
        "fd.snet = anyof (10.0.0.0/8, 11.0.0.0/8)",
        "not proc.name = anyof ()",
        "not proc.name != allof ()",
        "not proc.name != oneof ()",
      })
  void modifiersCountTheItemsThatHold(String condition) {
    assertTrue(Conditions.holds(condition, EVENT), condition);
  }
}
