package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.capture.probe.LiveProbe.Received;
import dev.saker.events.EventView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that tests start, and what the probe told of them. */
final class Children {
  private Children() {}

  /** Runs a program, with the variable {@code NAME}, until it has ended. */
  static Process run(Path folder, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("NAME", "value");
    Process process =
        builder
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running");
    return process;
  }

  /** The event of the exec of a program by its path. */
  static Received exec(LiveProbe probe, String filename) {
    return one(probe.all(e -> e.name().equals("execve")), "filename", filename);
  }

  /** The first event whose parameter has a value. */
  static Received one(List<Received> events, String param, String value) {
    return events.stream()
        .filter(e -> e.view().type().indexOf(param) >= 0 && value(e, param).equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError(param + "=" + value + " is not in " + events));
  }

  /** A parameter as text. */
  static String value(Received event, String param) {
    EventView view = event.view();
    return EventText.value(view, view.type().indexOf(param));
  }

  /** Compares some parameters. */
  static void expect(Received event, Map<String, String> values) {
    values.forEach(
        (param, value) -> assertEquals(value, value(event, param), param + " of " + event));
  }
}
