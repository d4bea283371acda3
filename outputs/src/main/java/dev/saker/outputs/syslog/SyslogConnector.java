package dev.saker.outputs.syslog;

import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.tls.TlsContexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens the way to the daemon of some options, as often as needed. One thread. */
public final class SyslogConnector {
  private static final Path DEV_LOG = Path.of("/dev/log");
  private static final Path JOURNAL = Path.of("/run/systemd/journal/stdout");

  private final SyslogOptions options;
  private final Path devLog;
  private final Path journal;
  private final @Nullable SSLContext tls;

  /**
   * Makes one, and reads the files that TLS needs.
   *
   * @throws IOException when one of them is missing or wrong
   */
  public SyslogConnector(SyslogOptions options) throws IOException {
    this(options, DEV_LOG, JOURNAL);
  }

  /** With the sockets of the local daemons at other places, for tests. */
  SyslogConnector(SyslogOptions options, Path devLog, Path journal) throws IOException {
    this.options = options;
    this.devLog = devLog;
    this.journal = journal;
    this.tls =
        options.address() instanceof SyslogAddress.Tls ? TlsContexts.client(options.tls()) : null;
  }

  /**
   * Opens a way.
   *
   * @throws IOException when nobody listens there
   */
  public SyslogTransport open() throws IOException {
    return switch (options.address()) {
      case SyslogAddress.Local local -> local();
      case SyslogAddress.Unix(Path socket) -> unix(socket);
      case SyslogAddress.Udp(String host, int port) -> UdpTransport.open(host, port);
      case SyslogAddress.Tcp(String host, int port) -> StreamTransport.tcp(host, port);
      case SyslogAddress.Tls(String host, int port) ->
          StreamTransport.tls(host, port, Objects.requireNonNull(tls), !options.tls().insecure());
    };
  }

  private SyslogTransport local() throws IOException {
    IOException failure = null;
    if (Files.exists(devLog)) {
      try {
        return unix(devLog);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (Files.exists(journal)) {
      return UnixTransport.journal(journal, options.appName());
    }
    throw failure != null ? failure : new IOException("no socket at " + devLog + " or " + journal);
  }

  /** A daemon has a socket of either kind; only trying tells which. */
  private static SyslogTransport unix(Path socket) throws IOException {
    try {
      return UnixTransport.syslog(socket);
    } catch (IOException e) {
      try {
        return DatagramTransport.open(socket);
      } catch (IOException again) {
        e.addSuppressed(again);
        throw new IOException(again.getMessage() + ": socket=" + socket, e);
      }
    }
  }

  /** The target in messages. */
  public String target() {
    return switch (options.address()) {
      case SyslogAddress.Local local -> "local";
      case SyslogAddress.Unix(Path socket) -> "unix:" + socket;
      case SyslogAddress.Udp(String host, int port) -> "udp://" + host + ":" + port;
      case SyslogAddress.Tcp(String host, int port) -> "tcp://" + host + ":" + port;
      case SyslogAddress.Tls(String host, int port) -> "tls://" + host + ":" + port;
    };
  }
}
