package dev.saker.outputs;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where a syslog daemon listens. */
public sealed interface SyslogAddress {

  /**
   * The daemon of this host: a stream socket at {@code /dev/log}; else the stream socket of the
   * systemd journal, which hands on to a daemon behind it. The JDK has no datagram sockets of the
   * Unix kind, which many daemons have at {@code /dev/log}: such a daemon is reached by UDP.
   */
  record Local() implements SyslogAddress {}

  /** A stream socket of the Unix kind; messages end with a line feed. */
  record Unix(Path socket) implements SyslogAddress {}

  /** One datagram per message (RFC 5426). */
  record Udp(String host, int port) implements SyslogAddress {}

  /** Messages with their length before them (RFC 6587, octet counting). */
  record Tcp(String host, int port) implements SyslogAddress {}

  /** The same within TLS (RFC 5425). */
  record Tls(String host, int port) implements SyslogAddress {}

  /**
   * Reads {@code local}, {@code unix:PATH}, {@code udp://HOST[:PORT]}, {@code tcp://HOST[:PORT]} or
   * {@code tls://HOST[:PORT]}. The ports are 514, 601 and 6514 when not given.
   *
   * @throws IllegalArgumentException when it is none of these; the message says what is expected
   */
  static SyslogAddress parse(String text) {
    if (text.equals("local")) {
      return new Local();
    }
    if (text.startsWith("unix:") && text.length() > 5) {
      return new Unix(Path.of(text.substring(5).replaceFirst("^//", "")));
    }
    try {
      URI uri = new URI(text);
      String host = uri.getHost();
      String scheme = uri.getScheme();
      if (host != null && scheme != null && uri.getRawPath().isEmpty()) {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = uri.getPort();
        return switch (scheme) {
          case "udp" -> new Udp(name, port < 0 ? 514 : port);
          case "tcp" -> new Tcp(name, port < 0 ? 601 : port);
          case "tls" -> new Tls(name, port < 0 ? 6514 : port);
          default -> throw wrong(text);
        };
      }
    } catch (URISyntaxException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "not an address of syslog: address="
            + text
            + " expected local, unix:PATH, udp://HOST:PORT, tcp://HOST:PORT or tls://HOST:PORT");
  }
}
