package dev.saker.engine.recording;

import dev.saker.events.SnapshotHandler;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A capture that is being written: first what is known about the system, then events. A failure to
 * write the former is thrown with the next event or at the end. One thread.
 */
public interface Recording extends SnapshotHandler, AutoCloseable {
  /** Makes recordings. */
  @FunctionalInterface
  interface Factory {
    /**
     * Begins a recording.
     *
     * @param file name that it has when it is complete
     * @throws IOException when it can not be created; the message names the file
     */
    Recording create(Path file) throws IOException;
  }

  /**
   * Writes an event.
   *
   * @param bytes array that holds it, read before this returns
   * @param captureFlags what stands beside the event, {@code EventView.STATE_ONLY} or 0
   * @throws IOException when writing fails, now or before
   */
  void write(byte[] bytes, int offset, int length, int cpu, int captureFlags) throws IOException;

  /** Bytes written so far, before compression. */
  long bytesWritten();

  /** Completes it. */
  @Override
  void close() throws IOException;
}
