package dev.saker.outputs.syslog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One datagram per message, cut to what fits into one. */
final class UdpTransport implements SyslogTransport {
  private static final int MAX_BYTES = 65_000;

  private final DatagramChannel channel;

  private UdpTransport(DatagramChannel channel) {
    this.channel = channel;
  }

  /** Makes the socket; being connected, it hears when nobody listens there. */
  static UdpTransport open(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("unknown host");
    }
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.connect(address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new UdpTransport(channel);
  }

  @Override
  public void send(SyslogMessage message) throws IOException {
    channel.write(ByteBuffer.wrap(cut(message.complete().getBytes(StandardCharsets.UTF_8))));
  }

  /** The bytes that fit, without half a character at their end. */
  static byte[] cut(byte[] bytes) {
    int length = Math.min(bytes.length, MAX_BYTES);
    while (length < bytes.length && (bytes[length] & 0xc0) == 0x80) {
      length--;
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
