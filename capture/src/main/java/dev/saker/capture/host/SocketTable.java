package dev.saker.capture.host;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import dev.saker.kernel.sys.HostFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sockets of one network namespace by inode, from {@code /proc/PID/net}. Immutable. */
final class SocketTable {
  private static final int MAX_BYTES = 64 << 20;
  private static final byte[] EMPTY = {};
  private static final int L4_UNKNOWN = 0;
  private static final int L4_TCP = 2;
  private static final int L4_UDP = 3;
  private static final int L4_RAW = 5;
  private static final int UNIX_INODE = 6;
  private static final int NETLINK_INODE = 9;
  private static final int INTERNET_INODE = 9;

  private final Map<Long, Snapshot.Descriptor> sockets = new HashMap<>();

  /**
   * Reads the sockets that a process could see.
   *
   * @param folder such as {@code /proc/1}
   */
  SocketTable(HostFiles files, String folder) {
    internet(files, folder, "tcp", L4_TCP);
    internet(files, folder, "tcp6", L4_TCP);
    internet(files, folder, "udp", L4_UDP);
    internet(files, folder, "udp6", L4_UDP);
    internet(files, folder, "raw", L4_RAW);
    internet(files, folder, "raw6", L4_RAW);
    for (String line : lines(files, folder + "/net/unix")) {
      unix(line);
    }
    for (String line : lines(files, folder + "/net/netlink")) {
      String[] words = words(line);
      if (words.length > NETLINK_INODE) {
        put(plain(number(words[NETLINK_INODE]), DescriptorType.NETLINK));
      }
    }
  }

  /** The socket of an inode, without the number of a descriptor; null when it is not there. */
  Snapshot.@Nullable Descriptor find(long inode) {
    return sockets.get(inode);
  }

  private void internet(HostFiles files, String folder, String protocol, int l4) {
    for (String line : lines(files, folder + "/net/" + protocol)) {
      String[] words = words(line);
      if (words.length > INTERNET_INODE) {
        connection(words[1], words[2], number(words[INTERNET_INODE]), l4);
      }
    }
  }

  /** One whose other end is nowhere waits for others. */
  private void connection(String local, String remote, long inode, int l4) {
    byte[] source = address(local);
    byte[] destination = address(remote);
    boolean server = isZero(destination);
    boolean small = source.length == 4;
    DescriptorType type;
    if (server) {
      type = small ? DescriptorType.IPV4_SERVER : DescriptorType.IPV6_SERVER;
    } else {
      type = small ? DescriptorType.IPV4_SOCKET : DescriptorType.IPV6_SOCKET;
    }
    put(
        new Snapshot.Descriptor(
            0,
            inode,
            type,
            source,
            server ? EMPTY : destination,
            port(local),
            server ? 0 : port(remote),
            l4,
            0,
            0,
            EMPTY));
  }

  private void unix(String line) {
    String[] words = words(line);
    if (words.length <= UNIX_INODE) {
      return;
    }
    String pointer = words[0].substring(0, Math.max(0, words[0].length() - 1));
    byte[] source = new byte[8];
    long value = hexadecimal(pointer);
    for (int i = 0; i < source.length; i++) {
      source[i] = (byte) (value >>> 8 * i);
    }
    byte[] path = EMPTY;
    if (words.length > UNIX_INODE + 1) {
      // The path is the rest of the line, blanks and all.
      int at = line.indexOf(words[UNIX_INODE] + " " + words[UNIX_INODE + 1]);
      path =
          line.substring(at + words[UNIX_INODE].length() + 1).getBytes(StandardCharsets.ISO_8859_1);
    }
    put(
        new Snapshot.Descriptor(
            0,
            number(words[UNIX_INODE]),
            DescriptorType.UNIX_SOCKET,
            source,
            new byte[8],
            0,
            0,
            L4_UNKNOWN,
            0,
            0,
            path));
  }

  private static Snapshot.Descriptor plain(long inode, DescriptorType type) {
    return new Snapshot.Descriptor(0, inode, type, EMPTY, EMPTY, 0, 0, L4_UNKNOWN, 0, 0, EMPTY);
  }

  private void put(Snapshot.Descriptor socket) {
    if (socket.inode() != 0) {
      sockets.put(socket.inode(), socket);
    }
  }

  /** The lines behind the first one. */
  private static List<String> lines(HostFiles files, String name) {
    byte[] bytes = files.read(name, MAX_BYTES);
    if (bytes == null) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
    if (!lines.isEmpty()) {
      lines.removeFirst();
    }
    return lines;
  }

  private static String[] words(String line) {
    return line.strip().split(" +", -1);
  }

  /** The address of {@code 0100007F:1F90}: groups of four bytes in the order of the machine. */
  private static byte[] address(String end) {
    int length = Math.max(0, end.indexOf(':'));
    byte[] bytes = new byte[length / 2];
    for (int i = 0; i < bytes.length; i++) {
      int at = (i / 4 * 4 + 3 - i % 4) * 2;
      bytes[i] = (byte) hexadecimal(end.substring(at, at + 2));
    }
    return bytes;
  }

  private static int port(String end) {
    return (int) hexadecimal(end.substring(end.indexOf(':') + 1));
  }

  private static boolean isZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long hexadecimal(String text) {
    try {
      return Long.parseUnsignedLong(text, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
