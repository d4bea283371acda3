package dev.saker.bench.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server for posts, one connection after the other, which costs next to nothing: it keeps
 * connections, and allocates nothing per request.
 */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] OK = answer("200 OK");
  private static final byte[] UNAVAILABLE = answer("503 Service Unavailable");
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_REQUEST_BYTES = 1 << 20;

  private final ServerSocket socket;
  private final Taker taker;
  private final byte[] buffer = new byte[MAX_REQUEST_BYTES];
  private int filled;

  /** What becomes of a body. */
  interface Taker {
    /**
     * Takes it, or not. Always called by the same thread.
     *
     * @param bytes holds the body, until this returns
     * @return false to have the server say that it can not take it now
     */
    boolean take(byte[] bytes, int from, int to);
  }

  private LoopbackServer(Taker taker) throws IOException {
    this.socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.taker = taker;
  }

  static LoopbackServer start(Taker taker) throws IOException {
    LoopbackServer server = new LoopbackServer(taker);
    Thread.ofPlatform().daemon().name("loopback-server").start(server::serve);
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/";
  }

  private static byte[] answer(String status) {
    return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept()) {
        peer.setTcpNoDelay(true);
        serve(peer.getInputStream(), peer.getOutputStream());
      } catch (IOException e) {
        // The client was killed, or this server closed; the loop's condition tells which.
      }
    }
  }

  private void serve(InputStream in, OutputStream out) throws IOException {
    filled = 0;
    while (true) {
      int body = headEnd(in);
      if (body < 0) {
        return;
      }
      int end = body + contentLength(body);
      while (filled < end) {
        if (!fill(in)) {
          return;
        }
      }
      out.write(taker.take(buffer, body, end) ? OK : UNAVAILABLE);
      System.arraycopy(buffer, end, buffer, 0, filled - end);
      filled -= end;
    }
  }

  /** Reads until a head is complete; answers where its body begins, -1 at the end. */
  private int headEnd(InputStream in) throws IOException {
    int looked = 3;
    while (true) {
      for (; looked < filled; looked++) {
        if (buffer[looked] == '\n' && buffer[looked - 1] == '\r' && buffer[looked - 2] == '\n') {
          return looked + 1;
        }
      }
      if (!fill(in)) {
        return -1;
      }
    }
  }

  private boolean fill(InputStream in) throws IOException {
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      return false;
    }
    filled += read;
    return true;
  }

  private int contentLength(int head) {
    for (int at = 0; at < head - LENGTH.length; at++) {
      if (isLength(at)) {
        int length = 0;
        for (int i = at + LENGTH.length; buffer[i] != '\r'; i++) {
          if (buffer[i] != ' ') {
            length = length * 10 + buffer[i] - '0';
          }
        }
        return length;
      }
    }
    return 0;
  }

  private boolean isLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      int c = buffer[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
