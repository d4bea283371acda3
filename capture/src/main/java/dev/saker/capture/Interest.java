package dev.saker.capture;

import dev.saker.events.Syscalls;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What the kernel is to send: for each system call whether, and which of its calls may be left out.
 * Immutable.
 */
public final class Interest {
  /** Numbers of system calls are below this, on all machines. */
  static final int CALLS = 512;

  /** Leave out calls that failed. */
  public static final int SUCCESS_ONLY = 1 << 17;

  /** Leave out opens for reading whose path no rule can match. */
  public static final int PATHS = 1 << 18;

  private static final int WANTED = 1 << 16;

  /**
   * Keep what the call is given when it begins, and send that too if it ends with something else.
   */
  private static final int ENTERED = 1 << 20;

  /** Calls whose path or address another thread may change after the kernel has read it. */
  private static final Set<String> CHANGEABLE =
      Set.of("open", "openat", "openat2", "creat", "connect");

  private final int[] values;
  private final Set<String> names;

  private Interest(int[] values, Set<String> names) {
    this.values = values;
    this.names = names;
  }

  /**
   * All calls whose events go by these names.
   *
   * @param eventNames as in {@link Syscalls#eventNames}; those of tracepoints make no difference
   */
  public static Interest in(Collection<String> eventNames) {
    Set<String> names = new HashSet<>(eventNames);
    int[] values = new int[CALLS];
    for (Syscalls.Call call : Syscalls.ofMachine()) {
      if (call.number() < CALLS && names.contains(call.eventName())) {
        int entered = CHANGEABLE.contains(call.eventName()) ? ENTERED : 0;
        values[call.number()] = WANTED | entered | call.code();
      }
    }
    return new Interest(values, names);
  }

  /**
   * The same, with a filter for all calls that are wanted and go by a name.
   *
   * @param filter one or more of the constants of this class
   */
  public Interest with(String eventName, int filter) {
    int[] changed = values.clone();
    for (Syscalls.Call call : Syscalls.ofMachine()) {
      if (call.number() < CALLS
          && changed[call.number()] != 0
          && call.eventName().equals(eventName)) {
        changed[call.number()] |= filter;
      }
    }
    return new Interest(changed, names);
  }

  /** Whether events of this name are wanted. */
  public boolean includes(String eventName) {
    return names.contains(eventName);
  }

  /** What the map of the probe holds for a system call. */
  int value(int number) {
    return values[number];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interest that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
