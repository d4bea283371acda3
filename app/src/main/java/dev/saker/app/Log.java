package dev.saker.app;

import dev.saker.alerts.Priority;
import dev.saker.alerts.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the program says about itself: on standard error, and to whoever else listens. Errors are
 * said in any case, the rest as the configuration wants it. Any thread.
 */
public final class Log {
  /** As Falco's: whole seconds, and the zone in digits. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssZ", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Consumer<String> stderr;
  private volatile Options options = new Options(true, Priority.INFORMATIONAL, false, false);
  private volatile @Nullable Consumer<Entry> listener;

  /**
   * What is said, and how.
   *
   * @param stderr whether standard error gets more than errors
   * @param level least urgent entries that are said
   * @param json whether each entry is a line of JSON, which has a time
   * @param times whether an entry that is none begins with the time, in ISO 8601 form
   */
  public record Options(boolean stderr, Priority level, boolean json, boolean times) {}

  /**
   * Something said.
   *
   * @param level how urgent it is
   * @param message may have several lines
   */
  public record Entry(Priority level, String message) {}

  Log(Consumer<String> stderr) {
    this.stderr = stderr;
  }

  /** Changes what is said from now on, and how. */
  public void configure(Options next) {
    options = next;
  }

  /** Hands on what is said to somebody else too, who must not block; null for nobody. */
  public void listen(@Nullable Consumer<Entry> next) {
    listener = next;
  }

  /** Something does not work. */
  public void error(String message) {
    say(Priority.ERROR, "Error: ", message);
  }

  /** Something works, but perhaps not as meant. */
  public void warning(String message) {
    say(Priority.WARNING, "warning: ", message);
  }

  /** Something happened that happens seldom. */
  public void info(String message) {
    say(Priority.INFORMATIONAL, "", message);
  }

  /** A text that says itself how urgent it is. */
  public void say(Priority level, String message) {
    say(level, "", message);
  }

  private void say(Priority level, String prefix, String message) {
    Options current = options;
    boolean wanted = level.isAtLeast(current.level());
    if (level.isAtLeast(Priority.ERROR) || (wanted && current.stderr())) {
      String time = current.times() ? TIME.format(Instant.now()) + ": " : "";
      stderr.accept(current.json() ? json(level, message) : time + prefix + message);
    }
    Consumer<Entry> other = listener;
    if (wanted && other != null) {
      other.accept(new Entry(level, message));
    }
  }

  private static String json(Priority level, String message) {
    StringBuilder out = new StringBuilder(128);
    JsonWriter.compact(out)
        .startObject()
        .name("level")
        .value(level.label())
        .name("message")
        .value(message)
        .name("time")
        .value(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .endObject();
    return out.toString();
  }
}
