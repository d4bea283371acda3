package dev.saker.app;

import dev.saker.app.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs command lines inside the test, with streams and environment of its own. */
final class Cli {
  private final Map<String, String> environment = new HashMap<>();
  private ZoneId zone = ZoneOffset.UTC;
  private boolean interactive;

  Cli() {
    environment.put("FALCO_HOSTNAME", "probe");
  }

  /**
   * What a command line did.
   *
   * @param status exit status
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int status, String out, String err) {}

  Cli variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli zone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  Cli onTerminal() {
    interactive = true;
    return this;
  }

  Outcome run(Object... arguments) {
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = String.valueOf(arguments[i]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment::get,
            zone,
            interactive);
    int status = Commands.run(args, console);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
