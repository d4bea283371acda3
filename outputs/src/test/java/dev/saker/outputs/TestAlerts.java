package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.Priority;
import java.util.List;
import java.util.TreeMap;

/** Alerts for tests. */
public final class TestAlerts {
  /** The message alone. */
  public static final AlertForm MESSAGE = (out, alert) -> out.append(alert.message());

  private TestAlerts() {}

  public static Alert alert(String message) {
    return new Alert(
        1_470_327_477_881_730_713L,
        Priority.WARNING,
        "R",
        "syscall",
        List.of("t"),
        "host",
        message,
        new TreeMap<>());
  }

  public static Alert numbered(int number) {
    return alert(Integer.toString(number));
  }
}
