package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.Structure;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an IPv4 address is in one of many networks: one look-up per length of prefix.
 *
 * @param lengths the different lengths of prefixes
 * @param networks length of prefix and first address of each network; open addressing, at most half
 *     full, {@link #FREE} where there is none
 * @param size number of networks
 */
record NetworkTable(int[] lengths, long[] networks, int size) implements ValueTest {
  private static final int ADDRESS_BYTES = 4;
  private static final long FREE = -1;

  /** Whether a network can be in the table. */
  static boolean takes(Test.InNetwork network) {
    return network.address().length() == ADDRESS_BYTES;
  }

  static NetworkTable of(List<Test.InNetwork> all) {
    long[] networks = new long[Integer.highestOneBit(Math.max(2, 2 * all.size())) * 2];
    Arrays.fill(networks, FREE);
    for (Test.InNetwork network : all) {
      byte[] address = network.address().toArray();
      long key = key(number(address, 0), network.prefixBits());
      int at = slot(key, networks.length);
      while (networks[at] != FREE) {
        at = at + 1 & networks.length - 1;
      }
      networks[at] = key;
    }
    int[] lengths = all.stream().mapToInt(Test.InNetwork::prefixBits).distinct().toArray();
    return new NetworkTable(lengths, networks, all.size());
  }

  @Override
  public boolean test(Value value) {
    if (value.length != ADDRESS_BYTES) {
      return false;
    }
    int address = number(value.bytes, value.offset);
    for (int length : lengths) {
      if (contains(key(address, length))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Structure> structures() {
    return List.of(new Structure(Structure.Kind.NETWORKS, size));
  }

  private boolean contains(long key) {
    int at = slot(key, networks.length);
    while (networks[at] != FREE) {
      if (networks[at] == key) {
        return true;
      }
      at = at + 1 & networks.length - 1;
    }
    return false;
  }

  private static long key(int address, int length) {
    int mask = length == 0 ? 0 : -1 << Integer.SIZE - length;
    return (long) length << Integer.SIZE | address & mask & 0xffffffffL;
  }

  private static int slot(long key, int capacity) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & capacity - 1;
  }

  private static int number(byte[] bytes, int offset) {
    return bytes[offset] << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | bytes[offset + 3] & 0xff;
  }
}
