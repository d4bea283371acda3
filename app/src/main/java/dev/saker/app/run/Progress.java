package dev.saker.app.run;

import dev.saker.app.StatusLine;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells somebody at a terminal how far a long run has come, a few times a second. */
public final class Progress {
  private static final long INTERVAL_NS = 200_000_000L;

  private final StatusLine status;
  private final LongSupplier nanoClock;
  private final long sizeBytes;
  private long nextNs;

  /**
   * Starts a run; nothing is shown in its first moments.
   *
   * @param nanoClock a clock such as {@link System#nanoTime}
   * @param sizeBytes size of the input; 0 when it is not known
   */
  public Progress(StatusLine status, LongSupplier nanoClock, long sizeBytes) {
    this.status = status;
    this.nanoClock = nanoClock;
    this.sizeBytes = sizeBytes;
    this.nextNs = nanoClock.getAsLong() + INTERVAL_NS;
  }

  /** Shows how far the run is, unless that was done a moment ago. */
  public void update(long events, long bytes) {
    if (!status.isInteractive() || nanoClock.getAsLong() - nextNs < 0) {
      return;
    }
    nextNs = nanoClock.getAsLong() + INTERVAL_NS;
    StringBuilder text = new StringBuilder(64);
    text.append(String.format(Locale.ROOT, "%,d events, %,.1f MB", events, bytes / 1e6));
    if (sizeBytes > 0) {
      text.append(String.format(Locale.ROOT, " of %,.1f MB, ", sizeBytes / 1e6));
      text.append(Math.min(100, 100 * bytes / sizeBytes)).append('%');
    }
    status.show(text.toString());
  }
}
