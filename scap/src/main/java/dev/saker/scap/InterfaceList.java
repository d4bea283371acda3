package dev.saker.scap;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;

/**
 * Network interfaces, one entry per address.
 *
 * <pre>
 *   [version 2: u32 length, which unlike in other lists does not count itself]
 *   u16 kind, u16 length of the name, address, netmask, broadcast (4 or 16 bytes each),
 *   [kind 1, 2: u64 speed], name
 * </pre>
 */
final class InterfaceList {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int IPV4_NO_SPEED = 3;
  private static final int IPV6_NO_SPEED = 4;
  private static final int MIN_ENTRY_BYTES = 4;
  private static final int MAX_NAME_BYTES = 1023;

  private InterfaceList() {}

  static void read(BlockCursor block, boolean version2, SnapshotHandler handler)
      throws IOException {
    while (block.bodyLeft() >= MIN_ENTRY_BYTES) {
      block.beginEntry();
      if (version2) {
        block.limitEntry(block.u32());
      }
      int kind = block.u16();
      int nameLength = block.u16();
      if (kind >= IPV4 && kind <= IPV6_NO_SPEED) {
        int size = kind == IPV4 || kind == IPV4_NO_SPEED ? 4 : 16;
        byte[] address = block.bytes(size);
        byte[] netmask = block.bytes(size);
        byte[] broadcast = block.bytes(size);
        long speed = kind == IPV4 || kind == IPV6 ? block.i64() : 0;
        byte[] name = block.text(nameLength);
        handler.onInterface(new Snapshot.Interface(name, address, netmask, broadcast, speed));
      } else if (!version2) {
        throw new DamageException("interface kind not known: kind=" + kind);
      }
      if (version2) {
        block.endEntry();
      }
    }
  }

  /** Appends an entry of version 2. */
  static void write(Snapshot.Interface networkInterface, BlockBuffer out) {
    int size = networkInterface.address().length;
    if (size != 4 && size != 16) {
      throw new IllegalArgumentException("interface address neither IPv4 nor IPv6: bytes=" + size);
    }
    int nameLength = Math.min(networkInterface.name().length, MAX_NAME_BYTES);
    out.i32(4 + 3 * size + 8 + nameLength);
    out.u16(size == 4 ? IPV4 : IPV6);
    out.u16(nameLength);
    out.bytes(networkInterface.address(), 0, size);
    out.padded(networkInterface.netmask(), size);
    out.padded(networkInterface.broadcast(), size);
    out.i64(networkInterface.speed());
    out.bytes(networkInterface.name(), 0, nameLength);
  }
}
