package dev.saker.bench.example;

import java.io.ByteArrayOutputStream;

/** Addresses of version 4 as event parameters hold them. */
final class Endpoints {
  private static final int AF_INET = 2;

  private Endpoints() {}

  /** Family, address and port. */
  static byte[] address(String ip, int port) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(AF_INET);
    write(out, ip, port);
    return out.toByteArray();
  }

  /** Family, then address and port of both ends. */
  static byte[] tuple(String source, int sourcePort, String target, int targetPort) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(AF_INET);
    write(out, source, sourcePort);
    write(out, target, targetPort);
    return out.toByteArray();
  }

  /** Four bytes in network order. */
  static byte[] ip(String text) {
    byte[] bytes = new byte[4];
    String[] parts = text.split("\\.", -1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  /** The address, and the port as two bytes, low one first. */
  private static void write(ByteArrayOutputStream out, String ip, int port) {
    out.writeBytes(ip(ip));
    out.write(port);
    out.write(port >> 8);
  }
}
