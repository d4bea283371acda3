package dev.saker.state;

/** Reads internet addresses, which stand in network byte order wherever they come from. */
public final class Addresses {
  private Addresses() {}

  /** Four bytes as a number from 0 to 2^32-1. */
  public static long ipv4(byte[] bytes, int offset) {
    return ((bytes[offset] & 0xffL) << 24)
        | ((bytes[offset + 1] & 0xffL) << 16)
        | ((bytes[offset + 2] & 0xffL) << 8)
        | (bytes[offset + 3] & 0xffL);
  }

  /** Eight bytes of an IPv6 address. */
  public static long half(byte[] bytes, int offset) {
    return (ipv4(bytes, offset) << 32) | ipv4(bytes, offset + 4);
  }
}
