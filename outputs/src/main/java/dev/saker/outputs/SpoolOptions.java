package dev.saker.outputs;

import java.nio.file.Path;

/**
 * A disk spool: where the alerts of one output wait, and survive the process.
 *
 * @param folder folder of this output alone, made when missing
 * @param maxBytes most bytes in it; a spool that is full refuses the newest alert, so that what it
 *     accepted is never thrown away
 * @param sync when it is forced to the disk
 */
public record SpoolOptions(Path folder, long maxBytes, Sync sync) {
  /** Bytes that a spool may take when the configuration says nothing about it. */
  public static final long DEFAULT_MAX_BYTES = 256L << 20;

  /** Least room that makes sense, in bytes. */
  public static final long MIN_MAX_BYTES = 64L << 10;

  public SpoolOptions {
    if (maxBytes < MIN_MAX_BYTES) {
      throw new IllegalArgumentException(
          "spool too small: maxBytes=" + maxBytes + " least=" + MIN_MAX_BYTES);
    }
  }

  /** A spool of the usual size, forced to the disk every second. */
  public static SpoolOptions in(Path folder) {
    return new SpoolOptions(folder, DEFAULT_MAX_BYTES, Sync.INTERVAL);
  }

  /**
   * When what was written is forced to the disk. An end of the process loses nothing in any case.
   */
  public enum Sync {
    /** When the system likes: a crash of the system may lose half a minute. */
    NEVER,
    /** Twice a second, in the background. */
    INTERVAL,
    /** Before an alert counts as accepted; whoever raised it waits for the disk. */
    ALWAYS
  }
}
