package dev.saker.alerts;

import java.io.IOException;

/**
 * Where alerts go. One thread calls it; {@link #accept} may block for as long as the other side
 * takes, and whoever can not wait puts a queue before it. Opened by its constructor or by the first
 * alert; closed by whoever made it.
 */
public interface AlertSink extends AutoCloseable {
  /** Name in messages and statistics, as in the configuration: {@code stdout}, {@code file}. */
  String name();

  /**
   * Delivers an alert.
   *
   * @throws IOException when this alert was not delivered; the next one may be. The message names
   *     the target and the cause
   */
  void accept(Alert alert) throws IOException;

  /** Makes everything accepted so far visible to the other side. */
  void flush() throws IOException;

  /** Closes and opens the target again, so that a file that was moved away is written anew. */
  void reopen() throws IOException;

  /** Flushes and closes. A target that this sink did not open, such as stdout, stays open. */
  @Override
  void close() throws IOException;
}
