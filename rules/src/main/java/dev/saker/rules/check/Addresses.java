package dev.saker.rules.check;

import dev.saker.rules.ir.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads internet addresses as strictly as {@code inet_pton} does; never asks a name server. */
final class Addresses {
  private Addresses() {}

  /** Four decimal numbers without leading zeros; otherwise null. */
  static @Nullable Bytes ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] address = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean sound =
          !part.isEmpty()
              && part.length() <= 3
              && part.chars().allMatch(c -> c >= '0' && c <= '9')
              && (part.length() == 1 || part.charAt(0) != '0');
      if (!sound || Integer.parseInt(part) > 255) {
        return null;
      }
      address[i] = (byte) Integer.parseInt(part);
    }
    return Bytes.copyOf(address);
  }

  /** Eight groups of hexadecimal digits, some zeros left out at most once; otherwise null. */
  static @Nullable Bytes ipv6(String text) {
    int gap = text.indexOf("::");
    List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int count = head.size() + tail.size();
    if (gap < 0 ? count != 8 : count > 7) {
      return null;
    }
    byte[] address = new byte[16];
    for (int i = 0; i < head.size(); i++) {
      put(address, i, head.get(i));
    }
    for (int i = 0; i < tail.size(); i++) {
      put(address, 8 - tail.size() + i, tail.get(i));
    }
    return Bytes.copyOf(address);
  }

  private static void put(byte[] address, int group, int value) {
    address[2 * group] = (byte) (value >> 8);
    address[2 * group + 1] = (byte) value;
  }

  private static @Nullable List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    for (String part : text.split(":", -1)) {
      boolean sound =
          !part.isEmpty()
              && part.length() <= 4
              && part.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
      if (!sound) {
        return null;
      }
      groups.add(Integer.parseInt(part, 16));
    }
    return groups;
  }
}
