package dev.saker.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Socket addresses and tuples as event parameters hold them. */
final class Sockets {
  private static final List<Integer> PORTS =
      List.of(22, 53, 80, 443, 6443, 3333, 50_000, 34_567, 0, 8125);
  private static final List<String> UNIX =
      List.of("/run/docker.sock", "/dev/log", "", "@abstract", "/tmp/x/../s");
  private static final byte[][] IPV4 = {
    {127, 0, 0, 1}, {10, 0, 0, 5}, {(byte) 192, (byte) 168, 1, 7}, {8, 8, 8, 8}, {0, 0, 0, 0}
  };

  private Sockets() {}

  static byte[] address(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        out.write(2);
        out.writeBytes(ipv4(random));
        port(out, random);
      }
      case 2 -> {
        out.write(10);
        out.writeBytes(ipv6(random));
        port(out, random);
      }
      default -> {
        out.write(1);
        path(out, random);
      }
    }
    return out.toByteArray();
  }

  static byte[] tuple(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        out.write(2);
        for (int end = 0; end < 2; end++) {
          out.writeBytes(ipv4(random));
          port(out, random);
        }
      }
      case 2 -> {
        out.write(10);
        for (int end = 0; end < 2; end++) {
          out.writeBytes(ipv6(random));
          port(out, random);
        }
      }
      default -> {
        out.write(1);
        RandomParams.little(out, 0xffff_8880_1234_5600L + random.nextInt(1000), 8);
        RandomParams.little(out, 0xffff_8880_9999_0000L + random.nextInt(1000), 8);
        path(out, random);
      }
    }
    return out.toByteArray();
  }

  private static byte[] ipv4(Random random) {
    return IPV4[random.nextInt(IPV4.length)];
  }

  private static byte[] ipv6(Random random) {
    byte[] address = new byte[16];
    switch (random.nextInt(3)) {
      case 0 -> address[15] = 1;
      case 1 -> {
        address[10] = -1;
        address[11] = -1;
        System.arraycopy(ipv4(random), 0, address, 12, 4);
      }
      default -> {
        address[0] = 0x20;
        address[1] = 0x01;
        address[15] = (byte) random.nextInt(256);
      }
    }
    return address;
  }

  private static void port(ByteArrayOutputStream out, Random random) {
    RandomParams.little(out, RandomParams.pick(random, PORTS), 2);
  }

  private static void path(ByteArrayOutputStream out, Random random) {
    out.writeBytes(RandomParams.pick(random, UNIX).getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }
}
