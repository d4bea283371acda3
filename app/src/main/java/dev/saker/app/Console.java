package dev.saker.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What connects the program with its surroundings: standard streams, environment, time zone, and
 * the wishes that signals stand for. Tests bring their own. Output goes through a buffer, which is
 * flushed before anything is said on the other stream.
 */
public final class Console {
  private final OutputStream out;
  private final PrintStream err;
  private final Function<String, @Nullable String> environment;
  private final ZoneId zone;
  private final StatusLine status;
  private final Log log = new Log(this::tellOnly);
  private final Map<Wish, Runnable> actions = new ConcurrentHashMap<>();

  /**
   * Makes a console.
   *
   * @param out standard output; not buffered yet
   * @param err standard error
   * @param environment looks up a variable; null when there is none
   * @param zone time zone of local times
   * @param interactive whether somebody watches standard error on a terminal
   */
  public Console(
      OutputStream out,
      PrintStream err,
      Function<String, @Nullable String> environment,
      ZoneId zone,
      boolean interactive) {
    this.err = err;
    this.environment = environment;
    this.zone = zone;
    this.status = new StatusLine(err, interactive);
    this.out = new BufferedOutputStream(new ErasingStream(out, status), 1 << 16);
  }

  /** Standard output, buffered. */
  public OutputStream out() {
    return out;
  }

  public Function<String, @Nullable String> environment() {
    return environment;
  }

  public ZoneId zone() {
    return zone;
  }

  /** The line of progress on standard error. */
  public StatusLine status() {
    return status;
  }

  /** What the program says about itself, on standard error among others. */
  public Log log() {
    return log;
  }

  /** Writes text to standard output as it is. */
  public void print(CharSequence text) {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a line to standard output. */
  public void println(CharSequence line) {
    print(line + "\n");
  }

  /** Writes a line to standard error, after all that was printed before. */
  public void tell(String line) {
    flush();
    tellOnly(line);
  }

  /** Writes a line to standard error and leaves standard output alone, as when it is broken. */
  public void tellOnly(String line) {
    status.erase();
    err.println(line);
  }

  /** Makes visible what was printed. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what to do when something is wished; any thread may run it. */
  public void on(Wish wish, Runnable action) {
    actions.put(wish, action);
  }

  /**
   * Tells the running command a wish; from any thread. The wish to stop is told once: whoever asks
   * again means it.
   *
   * @return whether it does anything about it
   */
  public boolean tell(Wish wish) {
    Runnable action = wish == Wish.STOP ? actions.remove(wish) : actions.get(wish);
    if (action != null) {
      action.run();
    }
    return action != null;
  }

  /** Takes the line of progress away before anything else appears on the terminal. */
  private static final class ErasingStream extends OutputStream {
    private final OutputStream stream;
    private final StatusLine status;

    ErasingStream(OutputStream stream, StatusLine status) {
      this.stream = stream;
      this.status = status;
    }

    @Override
    public void write(int value) throws IOException {
      status.erase();
      stream.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      status.erase();
      stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }
}
