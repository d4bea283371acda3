package dev.saker.outputs.syslog;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A stream socket of the Unix kind: of a syslog daemon, or of the systemd journal. */
final class UnixTransport implements SyslogTransport {
  private final SocketChannel channel;
  private final boolean journal;
  private final PeerWatch peer;

  private UnixTransport(SocketChannel channel, boolean journal) {
    this.channel = channel;
    this.journal = journal;
    this.peer = PeerWatch.start(Channels.newInputStream(channel));
  }

  /** Connects to a syslog daemon: messages of RFC 5424, each ended by a line feed. */
  static UnixTransport syslog(Path socket) throws IOException {
    return new UnixTransport(connect(socket), false);
  }

  /**
   * Connects to the journal's stream socket. It wants seven lines first: name, unit, standard
   * severity, then flags: whether lines begin with their severity, and to whom they are passed on:
   * syslog, kernel log, console. After that each line is a message.
   */
  static UnixTransport journal(Path socket, String appName) throws IOException {
    SocketChannel channel = connect(socket);
    try {
      write(channel, appName + "\n\n6\n1\n1\n0\n0\n");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new UnixTransport(channel, true);
  }

  private static SocketChannel connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return channel;
  }

  @Override
  public void send(SyslogMessage message) throws IOException {
    peer.check();
    String line = journal ? "<" + message.severity() + ">" + message.text() : message.complete();
    write(channel, line + "\n");
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
