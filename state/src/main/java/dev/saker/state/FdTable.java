package dev.saker.state;

import org.jspecify.annotations.Nullable;

/**
 * Descriptors of a process. A fork copies the table but shares the entries, which count the tables
 * that hold them: an entry is written in place only by its single holder, otherwise the table gets
 * a copy first; and an entry that nobody holds any more serves a later descriptor. One thread.
 */
public final class FdTable {
  private LongMap<FdEntry> entries;
  private final StateCounters counters;
  private final FdPool pool;
  private final int limit;

  FdTable(int limit, StateCounters counters, FdPool pool) {
    this(new LongMap<>(), limit, counters, pool);
  }

  private FdTable(LongMap<FdEntry> entries, int limit, StateCounters counters, FdPool pool) {
    this.entries = entries;
    this.limit = limit;
    this.counters = counters;
    this.pool = pool;
  }

  public @Nullable FdEntry find(long fd) {
    return fd < 0 ? null : entries.get(fd);
  }

  public int size() {
    return entries.size();
  }

  /**
   * Adds or replaces a descriptor and takes the entry over.
   *
   * @return the entry, or null when the table is full
   */
  public @Nullable FdEntry put(long fd, FdEntry entry) {
    if (entries.size() >= limit && entries.get(fd) == null) {
      counters.droppedDescriptors++;
      return null;
    }
    entry.fd = fd;
    entry.holders++;
    FdEntry before = entries.put(fd, entry);
    if (before == null) {
      counters.addedDescriptors++;
      counters.descriptors++;
    } else {
      release(before);
    }
    return entry;
  }

  /** Removes a descriptor; its entry keeps its content until another descriptor is made. */
  public void remove(long fd) {
    FdEntry entry = entries.remove(fd);
    if (entry == null) {
      return;
    }
    counters.removedDescriptors++;
    counters.descriptors--;
    release(entry);
  }

  /** An entry of this table that may be written: the given one, or a copy that took its place. */
  public FdEntry own(FdEntry entry) {
    if (entry.holders == 1) {
      return entry;
    }
    FdEntry copy = entry.copy();
    copy.holders = 1;
    entry.holders--;
    entries.put(entry.fd, copy);
    return copy;
  }

  /** A table for a new process, with the same descriptors. */
  public FdTable fork() {
    FdTable table = new FdTable(entries.copy(), limit, counters, pool);
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry != null) {
        entry.holders++;
      }
    }
    counters.descriptors += entries.size();
    counters.addedDescriptors += entries.size();
    return table;
  }

  public void clear() {
    counters.descriptors -= entries.size();
    counters.removedDescriptors += entries.size();
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry != null) {
        release(entry);
      }
    }
    entries.clear();
  }

  /** Removes what does not survive the start of another program. */
  public void closeOnExec() {
    boolean any = false;
    for (int i = 0; i < entries.positions() && !any; i++) {
      FdEntry entry = entries.valueAt(i);
      any = entry != null && entry.closesOnExec();
    }
    if (!any) {
      return;
    }
    LongMap<FdEntry> kept = new LongMap<>();
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry == null) {
        continue;
      }
      if (entry.closesOnExec()) {
        release(entry);
      } else {
        kept.put(entry.fd, entry);
      }
    }
    replace(kept);
  }

  /** Removes the descriptors from {@code first} to {@code last}, both included. */
  public void removeRange(long first, long last) {
    LongMap<FdEntry> kept = new LongMap<>();
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry == null) {
        continue;
      }
      if (entry.fd >= first && entry.fd <= last) {
        release(entry);
      } else {
        kept.put(entry.fd, entry);
      }
    }
    replace(kept);
  }

  /** Number of positions for {@link #at}; may change with every addition or removal. */
  public int positions() {
    return entries.positions();
  }

  /** The entry at a position, or null where there is none. */
  public @Nullable FdEntry at(int position) {
    return entries.valueAt(position);
  }

  /** Whether a process that has this table uses the port as server. */
  public boolean servesPort(int port) {
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry == null) {
        continue;
      }
      switch (entry.type) {
        case IPV4_SOCKET -> {
          if (entry.destinationPort == port) {
            return true;
          }
        }
        case IPV4_SERVER -> {
          if (entry.sourcePort == port) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /** Whether a process that has this table uses the port as client. */
  public boolean hasClientPort(int port) {
    for (int i = 0; i < entries.positions(); i++) {
      FdEntry entry = entries.valueAt(i);
      if (entry != null && entry.isIpv4Socket() && entry.sourcePort == port) {
        return true;
      }
    }
    return false;
  }

  private void release(FdEntry entry) {
    entry.holders--;
    if (entry.holders == 0) {
      pool.giveBack(entry);
    }
  }

  private void replace(LongMap<FdEntry> kept) {
    int removed = entries.size() - kept.size();
    counters.removedDescriptors += removed;
    counters.descriptors -= removed;
    entries = kept;
  }
}
