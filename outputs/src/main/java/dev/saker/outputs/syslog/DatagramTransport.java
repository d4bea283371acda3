package dev.saker.outputs.syslog;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.sys.UnixDatagram;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A datagram socket of the Unix kind, such as most daemons have at {@code /dev/log}: one message
 * each, in the form in which the C library writes them there.
 */
final class DatagramTransport implements SyslogTransport {
  private static final int SEND_TIMEOUT_MS = 1;
  private static final long PAUSE_MS = 5;
  private static final long LONGEST_WAIT_MS = 5000;

  private final UnixDatagram socket;
  private final String path;

  private DatagramTransport(UnixDatagram socket, String path) {
    this.socket = socket;
    this.path = path;
  }

  /**
   * Makes a socket, and sends nothing in a datagram of its own, which daemons leave aside.
   *
   * @throws IOException when nobody listens there, or this machine's system calls are not known
   */
  static DatagramTransport open(Path path) throws IOException {
    try {
      UnixDatagram socket = new UnixDatagram(SEND_TIMEOUT_MS);
      DatagramTransport transport = new DatagramTransport(socket, path.toString());
      try {
        transport.send(new byte[0]);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
      return transport;
    } catch (SystemCallException | LinkageError e) {
      throw new IOException("no datagram socket can be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void send(SyslogMessage message) throws IOException {
    send(UdpTransport.cut(message.local().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Sends, and waits while the daemon's queue, which is short, is full. It waits in Java: a native
   * call would hold the thread that carries this virtual one.
   */
  private void send(byte[] datagram) throws IOException {
    long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MS);
    while (true) {
      try {
        socket.send(path, datagram);
        return;
      } catch (SystemCallException e) {
        boolean passing = e.is(Errno.EAGAIN) || e.is(Errno.EINTR) || e.is(Errno.ENOBUFS);
        if (!passing || System.nanoTime() - endNs >= 0) {
          throw new IOException(Errno.meaning(e.errno()), e);
        }
        pause();
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("sending ended");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
