package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that stand for several values, and those with a comparison of their own. */
class SpecialComparisonTest {
  private static final FakeFields EVENT =
      new FakeFields()
          .with("fd.ip", List.of(FakeFields.address("10.0.0.1"), FakeFields.address("192.168.0.2")))
          .with(
              "fd.net", List.of(FakeFields.address("10.0.0.1"), FakeFields.address("192.168.0.2")))
          .with("fd.port", List.of(40000, 80))
          .with("fd.proto", List.of())
          .with("proc.aname", List.of("bash", "sshd", "systemd"))
          .with("proc.aname[2]", "sshd")
          .with("proc.apid", List.of(100, 1))
          .with("evt.type", "open")
          .with("evt.num", 7)
          .with("evt.rawtime", 1_000_000_000L)
          .with("evt.rawarg.flags", 4097)
          .with("evt.rawarg.name", "/tmp/x")
          .with("evt.arg.flags", "O_RDONLY");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.ip = 192.168.0.2",
        "fd.ip = 10.0.0.1",
        "fd.ip != 10.0.0.2",
        "fd.ip != ::1",
        "fd.net = 10.0.0.0/8",
        "fd.net in (1.0.0.0/8, 192.168.0.0/16)",
        "fd.net != 11.0.0.0/8",
        "fd.port = 80",
        "fd.port = http",
        "fd.port != 81",
        "fd.port < 100",
        "fd.port > 100",
        "fd.port in (80, 443)",
        "proc.aname = sshd",
        "proc.aname != bash",
        "proc.aname in (init, systemd)",
        "proc.aname startswith sys",
        "proc.aname glob s*d",
        "proc.aname exists",
        "proc.aname[2] = sshd",
        "proc.apid = 1",
        "proc.apid != 1",
        "proc.apid > 99",
        "evt.around[1000000000] = 0",
        "evt.around[1003000000] = 3",
        "evt.around[997000000] = 3",
        "evt.around[1000000000] exists",
        "evt.rawarg.flags = 4097",
        "evt.rawarg.flags > 1",
        "evt.rawarg.flags = anyof (1, 4097)",
        "evt.rawarg.name = /tmp/x",
        "evt.rawarg.name in (/tmp/x)",
        "evt.arg.flags = O_RDONLY",
        "evt.type = open",
        "evt.type startswith open",
        "tolower(evt.type) = open",
      })
  void holds(String condition) {
    assertTrue(Conditions.holds(condition, EVENT), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.ip != 10.0.0.1",
        "fd.ip in (10.0.0.1)", // quirk: never true
        "fd.net != 10.0.0.0/8",
        "fd.net intersects (10.0.0.0/8)", // quirk
        "fd.port != 80",
        "fd.proto != 80",
        "fd.proto = 80",
        "proc.aname = zsh",
        "proc.apid in (1)", // quirk
        "evt.around[1003000000] = 2",
        "evt.around[1003000000] exists",
        "evt.rawarg.flags in (4097)", // quirk
        "evt.rawarg.flags intersects (4097)", // quirk
      })
  void doesNotHold(String condition) {
    assertFalse(Conditions.holds(condition, EVENT), condition);
  }
}
