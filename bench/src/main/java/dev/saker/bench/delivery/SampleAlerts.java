package dev.saker.bench.delivery;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Alerts as the usual rules make them. */
final class SampleAlerts {
  private SampleAlerts() {}

  /** One with eleven fields, about 1 KB as JSON. */
  static Alert usual() {
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("container.id", "3f2a9c1b7d4e");
    fields.put("container.name", "web-frontend");
    fields.put("evt.type", "openat");
    fields.put("fd.name", "/etc/shadow");
    fields.put("proc.cmdline", "cat /etc/shadow --number --show-ends");
    fields.put("proc.exepath", "/usr/bin/cat");
    fields.put("proc.name", "cat");
    fields.put("proc.pname", "bash");
    fields.put("proc.tty", 34816L);
    fields.put("user.loginuid", -1L);
    fields.put("user.name", "root");
    return new Alert(
        1_700_000_000_123_456_789L,
        Priority.WARNING,
        "Read sensitive file untrusted",
        "syscall",
        List.of("T1555", "container", "filesystem", "host", "mitre_credential_access"),
        "node-17",
        "Sensitive file opened for reading by non-trusted program | file=/etc/shadow"
            + " gparent=sshd ggparent=systemd evt_type=openat user=root user_uid=0"
            + " user_loginuid=-1 process=cat proc_exepath=/usr/bin/cat parent=bash"
            + " command=cat /etc/shadow --number --show-ends terminal=34816"
            + " container_id=3f2a9c1b7d4e container_name=web-frontend",
        fields);
  }

  /** One with a message, and nothing else to speak of. */
  static Alert of(String message) {
    return new Alert(
        1_700_000_000_123_456_789L,
        Priority.NOTICE,
        "R",
        "syscall",
        List.of(),
        "host",
        message,
        new TreeMap<>());
  }
}
