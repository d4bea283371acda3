package dev.saker.capture.host;

import dev.saker.kernel.sys.HostFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns {@code /proc/PID/cgroup} into the form of events: {@code subsystem=path}, separated by NUL.
 * One thread.
 */
final class ControlGroupText {
  /** What the kernel names first in its events. */
  private static final List<String> FIRST =
      List.of("cpuset", "cpu", "cpuacct", "io", "blkio", "memory");

  private static final int MAX_BYTES = 4096;

  private final List<String> unified;

  /** Reads which subsystems share the unified hierarchy. */
  ControlGroupText(HostFiles files, String root) {
    byte[] list = files.read(root + "/sys/fs/cgroup/cgroup.controllers", MAX_BYTES);
    unified = list == null ? List.of() : List.of(text(list).strip().split(" ", -1));
  }

  /** The groups of a process; the bytes are those of its file. */
  byte[] read(byte[] file) {
    List<String[]> groups = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3) {
        if (!parts[1].isEmpty()) {
          for (String subsystem : parts[1].split(",", -1)) {
            groups.add(new String[] {subsystem, parts[2]});
          }
        } else {
          for (String subsystem : unified) {
            groups.add(new String[] {subsystem, parts[2]});
          }
        }
      }
    }
    groups.removeIf(group -> group[0].isEmpty() || group[0].startsWith("name="));
    groups.sort((a, b) -> Integer.compare(rank(a[0]), rank(b[0])));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String[] group : groups) {
      byte[] entry = (group[0] + "=" + group[1]).getBytes(StandardCharsets.ISO_8859_1);
      if (out.size() + entry.length + 1 > MAX_BYTES) {
        break;
      }
      if (out.size() > 0) {
        out.write(0);
      }
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  private static int rank(String subsystem) {
    int index = FIRST.indexOf(subsystem);
    return index < 0 ? FIRST.size() : index;
  }

  /** One character for each byte, and back. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
