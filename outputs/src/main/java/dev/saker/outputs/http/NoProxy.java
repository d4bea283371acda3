package dev.saker.outputs.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Servers that are reached without a proxy: {@code *} for all, names (which cover what is below
 * them), addresses, and networks such as {@code 10.0.0.0/8}.
 */
record NoProxy(List<String> entries) {

  /** Reads a list with commas or blanks between its entries. */
  static NoProxy parse(String list) {
    List<String> entries = new ArrayList<>();
    for (String entry : list.split("[,\\s]+", -1)) {
      if (!entry.isEmpty()) {
        entries.add(entry.toLowerCase(Locale.ROOT));
      }
    }
    return new NoProxy(List.copyOf(entries));
  }

  /** Whether a server is among them. */
  boolean covers(String host) {
    String name = withoutEnd(HttpProxy.bare(host).toLowerCase(Locale.ROOT));
    InetAddress address = literal(name);
    for (String entry : entries) {
      if (entry.equals("*")
          || (address == null ? coversName(entry, name) : coversAddress(entry, address))) {
        return true;
      }
    }
    return false;
  }

  private static boolean coversName(String entry, String name) {
    String domain = withoutEnd(entry.startsWith(".") ? entry.substring(1) : entry);
    return name.equals(domain) || name.endsWith("." + domain);
  }

  private static String withoutEnd(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean coversAddress(String entry, InetAddress address) {
    int slash = entry.indexOf('/');
    InetAddress network = literal(HttpProxy.bare(slash < 0 ? entry : entry.substring(0, slash)));
    if (network == null) {
      return false;
    }
    byte[] wanted = network.getAddress();
    byte[] given = address.getAddress();
    int bits = slash < 0 ? wanted.length * 8 : bits(entry.substring(slash + 1), wanted.length * 8);
    return wanted.length == given.length && bits >= 0 && sameBits(wanted, given, bits);
  }

  private static int bits(String text, int most) {
    try {
      int bits = Integer.parseInt(text);
      return bits <= most ? bits : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean sameBits(byte[] a, byte[] b, int bits) {
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i & 7);
      if ((a[i >> 3] & mask) != (b[i >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text spells out; null for a name, which is not looked up. */
  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
