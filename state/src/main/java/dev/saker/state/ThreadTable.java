package dev.saker.state;

import org.jspecify.annotations.Nullable;

/** Threads by number, with their parents and process groups. Bounded. One thread. */
public final class ThreadTable {
  private final LongMap<ThreadEntry> threads = new LongMap<>();
  private final LongMap<ThreadGroup> groups = new LongMap<>();
  private final StateOptions options;
  private final StateCounters counters;
  private long lastVersion;

  ThreadTable(StateOptions options, StateCounters counters) {
    this.options = options;
    this.counters = counters;
  }

  /** The thread with this number, or null. */
  public @Nullable ThreadEntry find(long tid) {
    return threads.get(tid);
  }

  public int size() {
    return threads.size();
  }

  /** Number of positions for {@link #at}; may change with every addition. */
  public int positions() {
    return threads.positions();
  }

  /** The thread at a position, or null where there is none. */
  public @Nullable ThreadEntry at(int position) {
    return threads.valueAt(position);
  }

  /** Parent process's thread that made this one, or whoever took it over; null when not known. */
  public @Nullable ThreadEntry parent(ThreadEntry thread) {
    return threads.get(thread.ptid);
  }

  /** Main thread of the n-th ancestor process; 0 is the thread's own process; null if not known. */
  public @Nullable ThreadEntry ancestor(ThreadEntry thread, int n) {
    ThreadEntry at = thread.main();
    for (int i = 0; i < n && at != null; i++) {
      ThreadEntry parent = threads.get(at.ptid);
      at = parent == null ? null : parent.main();
    }
    return at;
  }
}
