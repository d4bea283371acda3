package dev.saker.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * System call codes as events of type {@code syscall} carry them, read once from {@code
 * syscall-codes.tsv}. Immutable.
 */
public final class Syscalls {
  private static final String[] NAMES = read();
  private static final Set<String> ALL = new HashSet<>(List.of(NAMES));

  private Syscalls() {}

  /** Name of the system call with this code, or null. */
  public static @Nullable String name(int code) {
    return code >= 0 && code < NAMES.length ? NAMES[code] : null;
  }

  /** Whether there is a system call of this name. */
  public static boolean isName(String name) {
    return ALL.contains(name);
  }

  private static String[] read() {
    List<String[]> rows = DataFile.read("syscall-codes.tsv");
    String[] names = new String[rows.size()];
    for (String[] row : rows) {
      names[Integer.parseInt(row[0])] = row[1];
    }
    return names;
  }
}
