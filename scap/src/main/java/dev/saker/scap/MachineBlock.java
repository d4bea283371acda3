package dev.saker.scap;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Facts about the machine.
 *
 * <pre>
 *   0      4        12        20          148      156     164
 *   +------+--------+---------+-----------+--------+-------+-----------+
 *   | cpus | memory | highest | host name | boot   | flags | reserved  |
 *   |      | bytes  | pid     | 128 bytes | ns     |       | 2 x 8     |
 *   +------+--------+---------+-----------+--------+-------+-----------+
 * </pre>
 */
final class MachineBlock {
  private static final int HOSTNAME_BYTES = 128;

  private MachineBlock() {}

  static void read(BlockCursor block, SnapshotHandler handler) throws IOException {
    int cpus = block.i32();
    long memoryBytes = block.i64();
    long maxPid = block.i64();
    String hostname = new String(block.text(HOSTNAME_BYTES), StandardCharsets.UTF_8);
    long bootNs = block.i64();
    long flags = block.i64();
    handler.onMachine(new Snapshot.Machine(cpus, memoryBytes, maxPid, hostname, bootNs, flags));
  }

  static void write(Snapshot.Machine machine, BlockBuffer out) {
    byte[] hostname = machine.hostname().getBytes(StandardCharsets.UTF_8);
    int length = Math.min(hostname.length, HOSTNAME_BYTES - 1);
    out.i32(machine.cpus());
    out.i64(machine.memoryBytes());
    out.i64(machine.maxPid());
    out.bytes(hostname, 0, length);
    out.zeros(HOSTNAME_BYTES - length);
    out.i64(machine.bootNs());
    out.i64(machine.flags());
    out.zeros(16);
  }
}
