package dev.saker.state.fields;

import dev.saker.events.Syscalls;
import dev.saker.state.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Names of system calls as bytes. */
final class SyscallNames {
  private static final byte[] UNKNOWN = Bytes.of("unknown");
  private static final byte[][] NAMES = read();

  private SyscallNames() {}

  /** Name of the system call with this code; {@code unknown} for a code that is not known. */
  static byte[] of(int code) {
    return code >= 0 && code < NAMES.length ? NAMES[code] : UNKNOWN;
  }

  /** Whether there is a system call with this code. */
  static boolean isKnown(int code) {
    return code >= 0 && code < NAMES.length;
  }

  private static byte[][] read() {
    List<byte[]> names = new ArrayList<>();
    for (String name = Syscalls.name(0); name != null; name = Syscalls.name(names.size())) {
      names.add(Bytes.of(name));
    }
    return names.toArray(byte[][]::new);
  }
}
