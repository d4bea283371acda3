package dev.saker.outputs.syslog;

import java.io.IOException;

/** An open way to a syslog daemon. One thread. */
public interface SyslogTransport extends AutoCloseable {
  /**
   * Sends a message.
   *
   * @throws IOException when it could not be sent, or the daemon is known to be gone; then this
   *     transport is of no more use
   */
  void send(SyslogMessage message) throws IOException;

  @Override
  void close() throws IOException;
}
