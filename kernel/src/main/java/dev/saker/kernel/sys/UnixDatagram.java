package dev.saker.kernel.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to local sockets that have a path, which the JDK cannot. One thread at a time.
 *
 * <pre>
 *   struct sockaddr_un   0        2                    110
 *                        +--------+--------------------+
 *                        | family | path, ends in NUL  |
 *                        +--------+--------------------+
 * </pre>
 */
public final class UnixDatagram implements AutoCloseable {
  static final int AF_UNIX = 1;
  static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDTIMEO = 21;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;

  /** Longest path of a socket, in bytes of UTF-8. */
  public static final int MAX_PATH_BYTES = 107;

  private final Fd fd;

  /**
   * Opens a socket that has no path of its own.
   *
   * @param timeoutMs how long a send waits for room at the receiver; 0 waits without end
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public UnixDatagram(int timeoutMs) {
    fd =
        new Fd(
            (int)
                SystemCalls.require(
                    SystemCall.SOCKET, "", AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, 0, 0, 0),
            "unix datagram socket");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(16, 8);
      limit.set(ValueLayout.JAVA_LONG, 0, timeoutMs / 1000);
      limit.set(ValueLayout.JAVA_LONG, 8, timeoutMs % 1000 * 1000L);
      SystemCalls.require(
          SystemCall.SETSOCKOPT,
          "option=SO_SNDTIMEO",
          fd.number(),
          SOL_SOCKET,
          SO_SNDTIMEO,
          limit.address(),
          limit.byteSize(),
          0);
    } catch (RuntimeException e) {
      fd.close();
      throw e;
    }
  }

  /**
   * Sends one datagram.
   *
   * @throws IllegalArgumentException when the path is empty or longer than {@link #MAX_PATH_BYTES}
   * @throws dev.saker.kernel.error.SystemCallException when it was not delivered: nobody listens
   *     ({@code ENOENT}, {@code ECONNREFUSED}), no room in time ({@code EAGAIN}), too long ({@code
   *     EMSGSIZE})
   */
  public void send(String path, byte[] datagram) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = address(arena, path);
      MemorySegment bytes = arena.allocate(Math.max(datagram.length, 1));
      MemorySegment.copy(datagram, 0, bytes, ValueLayout.JAVA_BYTE, 0, datagram.length);
      SystemCalls.require(
          SystemCall.SENDTO,
          "path=" + path + " bytes=" + datagram.length,
          fd.number(),
          bytes.address(),
          datagram.length,
          MSG_NOSIGNAL,
          address.address(),
          address.byteSize());
    }
  }

  static MemorySegment address(Arena arena, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_PATH_BYTES) {
      throw new IllegalArgumentException(
          "path of a socket must have 1 to " + MAX_PATH_BYTES + " bytes: path=" + path);
    }
    MemorySegment address = arena.allocate(FAMILY_BYTES + bytes.length + 1L, 8);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, bytes.length);
    return address;
  }

  @Override
  public void close() {
    fd.close();
  }
}
