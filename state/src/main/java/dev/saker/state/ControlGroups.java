package dev.saker.state;

import dev.saker.events.TextBuffer;
import java.util.Arrays;

/**
 * The control groups of a thread, as pairs of subsystem and path in the order in which the kernel
 * gave them, and what container they tell. Immutable; shared by all threads with the same lines.
 */
public final class ControlGroups {
  public static final ControlGroups NONE =
      new ControlGroups(new byte[0][], new byte[0][], ContainerMatch.HOST);

  private final byte[][] subsystems;
  private final byte[][] paths;
  private final ContainerMatch container;

  ControlGroups(byte[][] subsystems, byte[][] paths, ContainerMatch container) {
    this.subsystems = subsystems;
    this.paths = paths;
    this.container = container;
  }

  public int count() {
    return subsystems.length;
  }

  /** Normalised name of a subsystem: {@code cpuset}, {@code memory}, {@code blkio}, ... */
  public byte[] subsystem(int index) {
    return subsystems[index];
  }

  public byte[] path(int index) {
    return paths[index];
  }

  /** Position of a subsystem, or -1. */
  public int indexOf(byte[] subsystem) {
    for (int i = 0; i < subsystems.length; i++) {
      if (Arrays.equals(subsystems[i], subsystem)) {
        return i;
      }
    }
    return -1;
  }

  /** Which container the paths tell. */
  public ContainerMatch container() {
    return container;
  }

  /** Appends all pairs as {@code subsystem=path}, blank separated. */
  public void appendTo(TextBuffer text) {
    for (int i = 0; i < subsystems.length; i++) {
      if (i > 0) {
        text.append(' ');
      }
      text.append(subsystems[i]).append('=').append(paths[i]);
    }
  }
}
