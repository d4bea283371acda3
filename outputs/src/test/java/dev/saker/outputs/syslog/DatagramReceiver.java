package dev.saker.outputs.syslog;

import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A daemon's socket of the datagram kind. */
public final class DatagramReceiver implements AutoCloseable {
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;

  private final Fd socket;

  public DatagramReceiver(Path path) {
    socket =
        new Fd(
            (int) SystemCalls.require(SystemCall.SOCKET, "", AF_UNIX, SOCK_DGRAM, 0, 0, 0, 0),
            "receiver");
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(name.length + 3L, 8);
      address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
      MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
      SystemCalls.require(
          SystemCall.BIND, "", socket.number(), address.address(), address.byteSize(), 0, 0, 0);
    }
  }

  /** Waits for so many datagrams. */
  public List<String> receive(int number) {
    List<String> received = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(1 << 16);
      while (received.size() < number) {
        long length =
            SystemCalls.require(
                SystemCall.READ, "", socket.number(), buffer.address(), buffer.byteSize(), 0, 0, 0);
        byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        received.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return received;
  }

  @Override
  public void close() {
    socket.close();
  }
}
