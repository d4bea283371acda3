package dev.saker.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * Names that events of system calls and tracepoints go by: several system calls share one where
   * they differ in the width of their numbers only. Sorted.
   */
  public static Set<String> eventNames() {
    return EventNames.ALL;
  }

  /** Whether there is a system call of this name. */
  public static boolean isName(String name) {
    return ALL.contains(name);
  }

  /**
   * The code of the system call that has this number in the kernel of this machine's architecture;
   * 0 when there is none.
   */
  public static int codeOfNumber(int number) {
    return Numbers.CODES.getOrDefault(number, 0);
  }

  /**
   * A system call of this machine's architecture.
   *
   * @param number in the kernel
   * @param code as events of type {@code syscall} carry it
   * @param eventCode of the event at its end; that of {@code syscall} when it has none of its own
   * @param eventName what its events go by
   */
  public record Call(int number, int code, int eventCode, String eventName) {}

  /** The system calls that this machine's architecture has, by number. */
  public static List<Call> ofMachine() {
    return Machine.CALLS;
  }

  /** Read only when a live system is asked. */
  private static final class Machine {
    static final List<Call> CALLS = read();

    private static List<Call> read() {
      List<Call> calls = new ArrayList<>();
      List<String[]> names = DataFile.read("syscall-codes.tsv");
      for (String[] row : DataFile.read("syscalls.tsv")) {
        String number = row[Numbers.COLUMN];
        if (!number.equals("-")) {
          int code = Integer.parseInt(row[3]);
          String[] name = names.get(code);
          calls.add(
              new Call(
                  Integer.parseInt(number),
                  code,
                  Integer.parseInt(row[4]),
                  name.length > 2 ? name[2] : name[1]));
        }
      }
      calls.sort(Comparator.comparingInt(Call::number));
      return List.copyOf(calls);
    }
  }

  /** Read only when somebody asks which there are. */
  private static final class EventNames {
    private static final String NONE = "-";

    static final Set<String> ALL = collect();

    private static Set<String> collect() {
      Set<String> names = new TreeSet<>();
      for (String[] row : DataFile.read("syscall-codes.tsv")) {
        String name = row.length > 2 ? row[2] : row[1];
        if (!name.equals(NONE)) {
          names.add(name);
        }
      }
      return Collections.unmodifiableSet(names);
    }
  }

  /** Read only when a capture has system calls that its producer did not know. */
  private static final class Numbers {
    static final int COLUMN = System.getProperty("os.arch", "").equals("aarch64") ? 2 : 1;
    static final Map<Integer, Integer> CODES = new HashMap<>();

    static {
      for (String[] row : DataFile.read("syscalls.tsv")) {
        if (!row[COLUMN].equals("-")) {
          CODES.put(Integer.valueOf(row[COLUMN]), Integer.valueOf(row[3]));
        }
      }
    }
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
