package dev.saker.capture;

import dev.saker.kernel.BpfMap;
import dev.saker.kernel.PossibleCpus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What the probe counted since it was loaded, by reason, kind of event and CPU, as it was at one
 * moment.
 */
public final class ProbeCounters {
  private static final int KINDS = 16;

  private final long[][] counts;

  /** What became of an event; in the order of the probe. */
  public enum Reason {
    /** It went into a ring. */
    SENT,
    /** It was lost since the ring was full. */
    RING_FULL,
    /** It was lost since it was larger than 64 KiB. */
    TOO_LARGE,
    /** It was left out by a filter. */
    FILTERED
  }

  /** What events are counted together; in the order of the probe. */
  public enum Kind {
    OTHER("other"),
    CLONE("clone_fork"),
    EXEC("execve"),
    CONNECT("connect"),
    OPEN("open"),
    DIRECTORY("dir_file"),
    OTHER_INTEREST("other_interest"),
    CLOSE("close"),
    EXIT("proc"),
    OPEN_ENTER("open"),
    CONNECT_ENTER("connect");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Its name in metrics and alerts about losses. */
    public String label() {
      return label;
    }

    /** Whether these are copies made at the entry of a call. */
    public boolean isEnter() {
      return this == OPEN_ENTER || this == CONNECT_ENTER;
    }
  }

  private ProbeCounters(long[][] counts) {
    this.counts = counts;
  }

  /** Copies the counters. Any thread. */
  static ProbeCounters read(BpfMap map) {
    int keys = Reason.values().length * KINDS;
    long[][] counts = new long[keys][PossibleCpus.COUNT];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(4, 4);
      MemorySegment value = arena.allocate(map.valueBytes(), 8);
      for (int i = 0; i < keys; i++) {
        key.set(ValueLayout.JAVA_INT, 0, i);
        if (map.lookup(key, value)) {
          for (int cpu = 0; cpu < PossibleCpus.COUNT; cpu++) {
            counts[i][cpu] = value.get(ValueLayout.JAVA_LONG, (long) cpu * map.cpuStrideBytes());
          }
        }
      }
    }
    return new ProbeCounters(counts);
  }

  /** Events of all kinds and CPUs. */
  public long of(Reason reason) {
    long sum = 0;
    for (Kind kind : Kind.values()) {
      sum += of(reason, kind);
    }
    return sum;
  }

  /** Events of all CPUs. */
  public long of(Reason reason, Kind kind) {
    long sum = 0;
    for (long count : counts[reason.ordinal() * KINDS + kind.ordinal()]) {
      sum += count;
    }
    return sum;
  }

  /** Events of all kinds of one CPU, below {@link #cpus}. */
  public long of(Reason reason, int cpu) {
    long sum = 0;
    for (Kind kind : Kind.values()) {
      sum += counts[reason.ordinal() * KINDS + kind.ordinal()][cpu];
    }
    return sum;
  }

  /** Events that would have been sent, the lost ones included. */
  public long events() {
    return of(Reason.SENT) + lost();
  }

  /** Events that were lost, for whatever reason. */
  public long lost() {
    return of(Reason.RING_FULL) + of(Reason.TOO_LARGE);
  }

  /** CPUs that there might ever be. */
  public int cpus() {
    return PossibleCpus.COUNT;
  }
}
