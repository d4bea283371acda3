package dev.saker.capture.host;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import dev.saker.kernel.sys.Clocks;
import dev.saker.kernel.sys.HostFiles;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what there is on this host: machine, network interfaces, users, groups, processes with
 * their threads and descriptors. What comes and goes meanwhile may be told or not: events that are
 * captured since before the scan make it right. One thread.
 */
public final class HostScan {
  private static final int MAX_USERS_BYTES = 16 << 20;

  private final String root;
  private final SnapshotHandler handler;
  private final boolean descriptors;

  /**
   * Makes a scan.
   *
   * @param root what stands before {@code /proc} and {@code /etc}, without a slash at the end:
   *     empty, or where a container has its host
   * @param descriptors whether descriptors are told
   */
  public HostScan(String root, SnapshotHandler handler, boolean descriptors) {
    this.root = root;
    this.handler = handler;
    this.descriptors = descriptors;
  }

  /**
   * Tells it all.
   *
   * @param hostname name of the host
   */
  public void run(String hostname) {
    handler.onStart();
    try (HostFiles files = new HostFiles()) {
      handler.onMachine(machine(files, hostname));
      interfaces();
      users(files);
      processes(files);
    }
  }

  private Snapshot.Machine machine(HostFiles files, String hostname) {
    byte[] memory = files.read(root + "/proc/meminfo", 4096);
    byte[] most = files.read(root + "/proc/sys/kernel/pid_max", 32);
    return new Snapshot.Machine(
        Runtime.getRuntime().availableProcessors(),
        memory == null ? 0 : new StatusText(memory).number("MemTotal:", 0, 10, 0) * 1024,
        most == null ? 0 : new StatusText(most).number("", 0, 10, 0),
        hostname,
        Clocks.bootNs(),
        0);
  }

  private void interfaces() {
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        for (InterfaceAddress address : each.getInterfaceAddresses()) {
          handler.onInterface(networkInterface(each.getName(), address));
        }
      }
    } catch (IOException e) {
      // Without interfaces no address counts as local: nothing else depends on them.
      System.getLogger(HostScan.class.getName())
          .log(System.Logger.Level.WARNING, "network interfaces not readable", e);
    }
  }

  private static Snapshot.Interface networkInterface(String name, InterfaceAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    byte[] mask = new byte[bytes.length];
    for (int i = 0; i < Math.min(address.getNetworkPrefixLength(), 8 * mask.length); i++) {
      mask[i / 8] |= (byte) (0x80 >> i % 8);
    }
    InetAddress broadcast = address.getBroadcast();
    return new Snapshot.Interface(
        name.getBytes(StandardCharsets.UTF_8),
        bytes,
        mask,
        broadcast == null ? new byte[bytes.length] : broadcast.getAddress(),
        0);
  }

  private void users(HostFiles files) {
    for (byte[][] entry : entries(files, root + "/etc/passwd", 7)) {
      Integer uid = number(entry[2]);
      Integer gid = number(entry[3]);
      if (uid != null && gid != null) {
        handler.onUser(new Snapshot.User(uid, gid, entry[0], entry[5], entry[6]));
      }
    }
    for (byte[][] entry : entries(files, root + "/etc/group", 3)) {
      Integer gid = number(entry[2]);
      if (gid != null) {
        handler.onGroup(new Snapshot.Group(gid, entry[0]));
      }
    }
  }

  /** The lines of a file whose parts are separated by colons, those with too few left out. */
  private static List<byte[][]> entries(HostFiles files, String name, int least) {
    byte[] bytes = files.read(name, MAX_USERS_BYTES);
    List<byte[][]> entries = new ArrayList<>();
    if (bytes != null) {
      for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        byte[][] parts =
            Arrays.stream(line.split(":", -1))
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        if (parts.length >= least) {
          entries.add(parts);
        }
      }
    }
    return entries;
  }

  private static @Nullable Integer number(byte[] text) {
    try {
      return Integer.parseUnsignedInt(new String(text, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void processes(HostFiles files) {
    ProcessReader processes = new ProcessReader(files, new ControlGroupText(files, root));
    DescriptorReader reader = new DescriptorReader(files);
    String proc = root + "/proc";
    for (long pid : numbers(proc)) {
      String folder = proc + "/" + pid;
      Snapshot.Process main = processes.read(folder, pid);
      if (main == null) {
        continue;
      }
      handler.onProcess(main);
      for (long tid : numbers(folder + "/task")) {
        Snapshot.Process thread =
            tid == pid ? null : processes.read(folder + "/task/" + tid, tid, main);
        if (thread != null) {
          handler.onProcess(thread);
        }
      }
      if (descriptors) {
        for (long fd : numbers(folder + "/fd")) {
          Snapshot.Descriptor descriptor = reader.read(folder, fd);
          if (descriptor != null) {
            handler.onDescriptor(pid, descriptor);
          }
        }
      }
    }
  }

  /** The entries of a folder whose names are numbers, in their order. */
  private static long[] numbers(String folder) {
    String[] names = new File(folder).list();
    return names == null
        ? new long[0]
        : Arrays.stream(names)
            .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
            .mapToLong(Long::parseLong)
            .sorted()
            .toArray();
  }
}
