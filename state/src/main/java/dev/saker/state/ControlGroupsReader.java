package dev.saker.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes {@link ControlGroups} of their lines, the same object for the same lines as long as it
 * remembers them. One thread.
 */
public final class ControlGroupsReader {
  private static final int REMEMBERED = 4096;
  private static final byte[] SUFFIX = Bytes.of("_cgroup");

  private final Map<ByteKey, ControlGroups> remembered = new HashMap<>();
  private final ByteKey probe = new ByteKey(Bytes.EMPTY);
  private final ContainerTable containers;

  public ControlGroupsReader(ContainerTable containers) {
    this.containers = containers;
  }

  /**
   * Groups of NUL-separated lines {@code subsystem=path}; none at all if a line has no {@code =}.
   */
  public ControlGroups read(byte[] lines, int offset, int length) {
    ControlGroups known = remembered.get(probe.set(lines, offset, length));
    if (known != null) {
      return known;
    }
    ControlGroups groups = parse(TextList.of(lines, offset, length));
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
    byte[] key = new byte[length];
    System.arraycopy(lines, offset, key, 0, length);
    remembered.put(new ByteKey(key), groups);
    return groups;
  }

  void clear() {
    remembered.clear();
  }

  private ControlGroups parse(TextList lines) {
    List<byte[]> subsystems = new ArrayList<>();
    List<byte[]> paths = new ArrayList<>();
    ContainerMatch match = null;
    for (int i = 0; i < lines.count(); i++) {
      byte[] line = lines.copy(i);
      int equals = Bytes.indexOf(line, new byte[] {'='}, 0);
      if (equals < 0) {
        return ControlGroups.NONE;
      }
      byte[] path = Bytes.range(line, equals + 1, line.length);
      subsystems.add(normalised(Bytes.range(line, 0, equals)));
      paths.add(path);
      if (match == null && path.length > 0) {
        match = ContainerMatcher.match(path);
      }
    }
    if (match != null) {
      learn(match);
    }
    return new ControlGroups(
        subsystems.toArray(new byte[0][]),
        paths.toArray(new byte[0][]),
        match == null ? ContainerMatch.HOST : match);
  }

  /** Runtimes that no metadata come from are known by the form of their paths alone. */
  private void learn(ContainerMatch match) {
    if (match.type() != ContainerType.UNKNOWN && containers.find(match.id()) == null) {
      containers.put(
          ContainerEntry.minimal(match.id(), Bytes.EMPTY, match.type(), Bytes.EMPTY, Bytes.EMPTY));
    }
  }

  private static byte[] normalised(byte[] name) {
    int at = Bytes.indexOf(name, SUFFIX, 0);
    byte[] subsystem = name;
    if (at >= 0) {
      subsystem = new byte[name.length - SUFFIX.length];
      System.arraycopy(name, 0, subsystem, 0, at);
      System.arraycopy(name, at + SUFFIX.length, subsystem, at, subsystem.length - at);
    }
    return switch (Bytes.string(subsystem)) {
      case "perf" -> Bytes.of("perf_event");
      case "mem" -> Bytes.of("memory");
      case "io" -> Bytes.of("blkio");
      default -> subsystem;
    };
  }
}
