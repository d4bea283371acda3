package dev.saker.outputs.syslog;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Messages with their length before them, on a TCP connection with or without TLS. */
final class StreamTransport implements SyslogTransport {
  private static final int CONNECT_TIMEOUT_MS = 10_000;

  private final Socket socket;
  private final OutputStream out;
  private final PeerWatch peer;

  private StreamTransport(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.peer = PeerWatch.start(socket.getInputStream());
  }

  static StreamTransport tcp(String host, int port) throws IOException {
    Socket socket = connect(host, port);
    try {
      return new StreamTransport(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Opens a connection with TLS.
   *
   * @param checkHost whether the certificate must be for this host
   */
  static StreamTransport tls(String host, int port, SSLContext context, boolean checkHost)
      throws IOException {
    Socket plain = connect(host, port);
    try {
      plain.setSoTimeout(CONNECT_TIMEOUT_MS);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      if (checkHost) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
      }
      socket.startHandshake();
      plain.setSoTimeout(0);
      return new StreamTransport(socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket connect(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("unknown host");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(address, CONNECT_TIMEOUT_MS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  @Override
  public void send(SyslogMessage message) throws IOException {
    peer.check();
    byte[] bytes = message.complete().getBytes(StandardCharsets.UTF_8);
    byte[] length = (bytes.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[length.length + bytes.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(bytes, 0, frame, length.length, bytes.length);
    out.write(frame);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
