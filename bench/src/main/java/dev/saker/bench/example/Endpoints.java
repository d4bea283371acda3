package dev.saker.bench.example;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Addresses of version 4 as event parameters hold them. */
final class Endpoints {
  private static final byte AF_INET = 2;
  private static final int ENDPOINT_BYTES = 6;

  private Endpoints() {}

  /** Family, address and port. */
  static byte[] address(String ip, int port) {
    ByteBuffer out = buffer(1);
    out.put(AF_INET);
    put(out, ip, port);
    return out.array();
  }

  /** Family, then address and port of both ends. */
  static byte[] tuple(String source, int sourcePort, String target, int targetPort) {
    ByteBuffer out = buffer(2);
    out.put(AF_INET);
    put(out, source, sourcePort);
    put(out, target, targetPort);
    return out.array();
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

  private static ByteBuffer buffer(int endpoints) {
    return ByteBuffer.allocate(1 + endpoints * ENDPOINT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void put(ByteBuffer out, String ip, int port) {
    out.put(ip(ip)).putShort((short) port);
  }
}
