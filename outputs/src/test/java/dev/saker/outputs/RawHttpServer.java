package dev.saker.outputs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that can answer in ways that a well-behaved one does not. */
final class RawHttpServer implements AutoCloseable {
  final List<Request> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /**
   * What came.
   *
   * @param head first line and headers
   */
  record Request(String head, String body) {
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** What the server does with a request. */
  interface Behaviour {
    /**
     * Answers.
     *
     * @param number 1 for the first request to this server
     * @return whether the connection stays open
     */
    boolean answer(int number, Request request, OutputStream out) throws IOException;
  }

  RawHttpServer(InetAddress address, Behaviour behaviour) throws IOException {
    this.socket = new ServerSocket(0, 20, address);
    this.behaviour = behaviour;
    Thread.ofVirtual().start(this::serve);
  }

  static RawHttpServer start(Behaviour behaviour) throws IOException {
    return new RawHttpServer(InetAddress.getLoopbackAddress(), behaviour);
  }

  int port() {
    return socket.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  static boolean ok(OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    return true;
  }

  private void serve() {
    try {
      while (true) {
        Socket peer = socket.accept();
        open.add(peer);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(peer));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      InputStream in = new BufferedInputStream(peer.getInputStream());
      boolean more = true;
      while (more) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int c = in.read();
          if (c < 0) {
            return;
          }
          head.append((char) c);
        }
        String length = new Request(head.toString(), "").header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        Request request = new Request(head.toString(), new String(body, StandardCharsets.UTF_8));
        int number;
        synchronized (requests) {
          requests.add(request);
          number = requests.size();
        }
        more = behaviour.answer(number, request, peer.getOutputStream());
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket peer : open) {
        peer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
