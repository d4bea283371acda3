package dev.saker.outputs.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;

/**
 * Notices that the other side of a connection has closed it. Syslog is one-way: without reading, a
 * writer learns it from the message after the one that got lost.
 */
final class PeerWatch {
  private volatile boolean gone;

  /** Starts to read, and to throw away, what the other side says; ends with the connection. */
  static PeerWatch start(InputStream in) {
    PeerWatch watch = new PeerWatch();
    Thread.ofVirtual().name("saker-syslog-peer").start(() -> watch.read(in));
    return watch;
  }

  private void read(InputStream in) {
    byte[] ignored = new byte[512];
    try {
      while (in.read(ignored) >= 0) {
        // A syslog daemon has nothing to say.
      }
    } catch (IOException e) {
      // The connection is broken, or closed by us.
    }
    gone = true;
  }

  /** Fails when the other side is known to be gone. */
  void check() throws IOException {
    if (gone) {
      throw new SocketException("connection closed by the other side");
    }
  }
}
