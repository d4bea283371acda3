package dev.saker.app.run;

import dev.saker.alerts.InternalAlert;
import dev.saker.app.Console;
import dev.saker.outputs.Outputs;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Raises alerts about where events come from. Any thread. */
final class SourceAlerts {
  private final Console console;
  private final Outputs outputs;

  SourceAlerts(Console console, Outputs outputs) {
    this.console = console;
    this.outputs = outputs;
  }

  /**
   * Raises one, now.
   *
   * @param fields what happened, in values such as an alert has them
   */
  void raise(InternalAlert kind, String message, SequencedMap<String, @Nullable Object> fields) {
    outputs.raise(kind.at(Now.timestampNs(), Hostname.of(console.environment()), message, fields));
  }
}
