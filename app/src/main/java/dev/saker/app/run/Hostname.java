package dev.saker.app.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The host that alerts name. */
final class Hostname {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private Hostname() {}

  /** The variable {@code FALCO_HOSTNAME}, else what the kernel says, else nothing. */
  static String of(Function<String, @Nullable String> environment) {
    String wanted = environment.apply("FALCO_HOSTNAME");
    if (wanted != null && !wanted.isEmpty()) {
      return wanted;
    }
    try {
      return Files.readString(KERNEL, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      // Not Linux, or no /proc here: an alert without a host name is better than none.
      return "";
    }
  }
}
