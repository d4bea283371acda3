package dev.saker.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Threads by number, with their parents and thread groups. Holds at most {@link
 * StateOptions#maxThreads} entries. Parent links never form a ring. One thread.
 */
public final class ThreadTable {
  private final LongMap<ThreadEntry> threads = new LongMap<>();
  private final LongMap<ThreadGroup> groups = new LongMap<>();
  private final RecentExits recentExits = new RecentExits();
  private final FdPool descriptorPool = new FdPool();
  private final StateOptions options;
  private final StateCounters counters;

  /** Threads that {@link #touch} has still to visit; empty in between. */
  private ThreadEntry[] touched = new ThreadEntry[16];

  private int touchedCount;
  private long lastVersion;
  private long lastPurgeNs;

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

  /** Thread that made this one, or whoever took it over; null when not known. */
  public @Nullable ThreadEntry parent(ThreadEntry thread) {
    return thread.parent;
  }

  /** Main thread of the n-th ancestor process; 0 is the thread's own process; null if not known. */
  public @Nullable ThreadEntry ancestor(ThreadEntry thread, int n) {
    ThreadEntry at = thread.main();
    for (int i = 0; i < n && at != null; i++) {
      ThreadEntry parent = at.parent;
      at = parent == null ? null : parent.main();
    }
    return at;
  }

  /** An empty entry that is not in the table. */
  public ThreadEntry create(long tid) {
    return new ThreadEntry(tid, new FdTable(options.maxDescriptors(), counters, descriptorPool));
  }

  /** An empty descriptor that no table holds yet. */
  public FdEntry createDescriptor() {
    return descriptorPool.take();
  }

  /**
   * The thread with this number; when it is not known, a placeholder takes its place.
   *
   * @return null when the table is full
   */
  public @Nullable ThreadEntry findOrAddPlaceholder(long tid) {
    ThreadEntry known = threads.get(tid);
    if (known != null || threads.size() >= options.maxThreads()) {
      return known;
    }
    ThreadEntry placeholder = create(tid);
    placeholder.image = ProcessImage.PLACEHOLDER;
    counters.placeholders++;
    return add(placeholder);
  }

  /**
   * Adds a thread without its relations, which {@link #relate} makes. One with the same number that
   * is still there goes.
   *
   * @return the thread, or null when the table is full
   */
  public @Nullable ThreadEntry add(ThreadEntry thread) {
    ThreadEntry old = threads.get(thread.tid);
    if (old != null) {
      erase(old);
    } else if (threads.size() >= options.maxThreads()) {
      counters.droppedThreads++;
      counters.descriptors -= thread.ownDescriptors.size();
      return null;
    }
    threads.put(thread.tid, thread);
    thread.imageVersion = ++lastVersion;
    counters.addedThreads++;
    return thread;
  }

  /** Gives a thread its thread group and its parent, unless it is a placeholder or has them. */
  public void relate(ThreadEntry thread) {
    if (thread.isPlaceholder() || thread.group != null) {
      return;
    }
    ThreadGroup group = groups.get(thread.pid);
    if (group == null) {
      group = new ThreadGroup(thread.pid, thread.pid == 1 || thread.vpid == 1);
      groups.put(thread.pid, group);
    }
    group.add(thread, thread.isMain());
    thread.group = group;
    ThreadEntry parent = thread.pid == 1 ? null : threads.get(thread.ptid);
    if (parent == null || parent.isPlaceholder() || isSelfOrAncestor(thread, parent)) {
      thread.ptid = 0;
    } else {
      parent.addChild(thread);
    }
    touch(thread);
  }

  /**
   * Gives new versions to a thread, to its process's other threads if it is the main one, and to
   * all whose ancestors they are.
   */
  public void touch(ThreadEntry thread) {
    pushTouched(thread);
    visitTouched();
  }

  private void visitTouched() {
    long before = lastVersion;
    while (touchedCount > 0) {
      ThreadEntry at = touched[--touchedCount];
      if (at.imageVersion > before) {
        continue;
      }
      at.imageVersion = ++lastVersion;
      for (ThreadEntry child = at.firstChild; child != null; child = child.nextSibling) {
        pushTouched(child);
      }
      if (at.group != null && at.isMain()) {
        pushTouched(at.group);
      }
    }
  }

  private void pushTouched(ThreadGroup group) {
    for (ThreadEntry member = group.first(); member != null; member = member.nextInGroup) {
      pushTouched(member);
    }
  }

  private void pushTouched(ThreadEntry thread) {
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touchedCount);
    }
    touched[touchedCount++] = thread;
  }

  /**
   * Removes a thread that has ended. Its children go to another thread of its process, else to
   * whoever collects orphans. A main thread stays, as dead, while others of its process live.
   */
  public void remove(long tid) {
    ThreadEntry thread = threads.get(tid);
    if (thread == null) {
      return;
    }
    ThreadGroup group = thread.group;
    if (thread.isPlaceholder() || group == null) {
      erase(thread);
      return;
    }
    if (!thread.isDead()) {
      group.countAlive(-1);
      thread.flags |= ThreadEntry.CLOSED;
    }
    giveChildrenAway(thread);
    if (group.alive() == 0) {
      ThreadEntry main = threads.get(thread.pid);
      groups.remove(thread.pid);
      if (main != null && main != thread) {
        erase(main);
      }
      erase(thread);
    } else if (!thread.isMain()) {
      erase(thread);
    }
  }

  /** Remembers that a thread has ended, for {@link #hasRecentlyExited}. */
  public void recordExit(long tid, long ptid, long timestampNs) {
    recentExits.record(tid, ptid, timestampNs);
  }

  /** Whether a child of this parent ended shortly before. */
  public boolean hasRecentlyExited(long tid, long ptid, long timestampNs) {
    return recentExits.contains(tid, ptid, timestampNs);
  }

  /** Removes placeholders and threads not heard of for long, when it is time for that. */
  void purge(long nowNs) {
    if (lastPurgeNs == 0) {
      lastPurgeNs = nowNs;
    }
    if (nowNs - lastPurgeNs < options.purgeIntervalNs()) {
      return;
    }
    lastPurgeNs = nowNs;
    long[] inactive = new long[16];
    int count = 0;
    for (int i = 0; i < threads.positions(); i++) {
      ThreadEntry thread = threads.valueAt(i);
      if (thread != null && isToBeForgotten(thread, nowNs)) {
        if (count == inactive.length) {
          inactive = Arrays.copyOf(inactive, 2 * count);
        }
        inactive[count++] = thread.tid;
      }
    }
    for (int i = 0; i < count; i++) {
      remove(inactive[i]);
    }
    counters.purgedThreads += count;
  }

  private boolean isToBeForgotten(ThreadEntry thread, long nowNs) {
    return thread.isPlaceholder()
        || (nowNs - thread.lastAccessNs > options.threadTimeoutNs()
            && options.gone().test(thread.tid));
  }

  void clear() {
    threads.clear();
    groups.clear();
    recentExits.clear();
    lastPurgeNs = 0;
    counters.descriptors = 0;
  }

  private void erase(ThreadEntry thread) {
    if (thread.firstChild != null) {
      giveChildrenAway(thread);
    }
    thread.unlinkFromParent();
    ThreadGroup group = thread.group;
    if (group != null) {
      boolean first = group.first() == thread;
      group.remove(thread);
      if (!thread.isDead()) {
        group.countAlive(-1);
      }
      if (first) {
        // The others may have lost their main thread, or have one now.
        pushTouched(group);
        visitTouched();
      }
      if (group.first() == null && groups.get(group.pid()) == group) {
        groups.remove(group.pid());
      }
      thread.group = null;
    }
    thread.flags |= ThreadEntry.CLOSED;
    thread.ownDescriptors.clear();
    if (threads.get(thread.tid) == thread) {
      threads.remove(thread.tid);
      counters.removedThreads++;
    }
  }

  private void giveChildrenAway(ThreadEntry thread) {
    if (thread.firstChild == null) {
      return;
    }
    ThreadEntry reaper = thread.reaperTid > 0 ? threads.get(thread.reaperTid) : null;
    if (reaper == null || reaper.isPlaceholder() || isSelfOrAncestor(thread, reaper)) {
      reaper = findReaper(thread);
    }
    if (reaper != null && reaper.pid != thread.pid && reaper.group != null) {
      reaper.group.setReaper(true);
    }
    ThreadEntry child = thread.firstChild;
    while (child != null) {
      child.unlinkFromParent();
      if (reaper == null || isSelfOrAncestor(child, reaper)) {
        child.ptid = 0;
      } else {
        reaper.addChild(child);
      }
      touch(child);
      child = thread.firstChild;
    }
  }

  /**
   * Who gets the children of a thread that ends: another thread of its process, else the nearest
   * ancestor that collects orphans and is as much in a pid namespace as the thread.
   */
  private @Nullable ThreadEntry findReaper(ThreadEntry thread) {
    ThreadEntry other = aliveMember(thread.group, thread);
    if (other != null) {
      return other;
    }
    for (ThreadEntry at = thread.parent; at != null; at = at.parent) {
      if (at.isInPidNamespace() != thread.isInPidNamespace()) {
        return null;
      }
      ThreadGroup group = at.group;
      if (group != null && group.isReaper()) {
        ThreadEntry member = aliveMember(group, thread);
        if (member != null) {
          return member;
        }
      }
    }
    return null;
  }

  private static @Nullable ThreadEntry aliveMember(
      @Nullable ThreadGroup group, ThreadEntry except) {
    if (group == null) {
      return null;
    }
    for (ThreadEntry member = group.first(); member != null; member = member.nextInGroup) {
      if (!member.isDead() && member != except) {
        return member;
      }
    }
    return null;
  }

  /** Whether {@code candidate} is {@code thread} or descends from it. */
  private static boolean isSelfOrAncestor(ThreadEntry thread, ThreadEntry candidate) {
    if (thread.firstChild == null) {
      return thread == candidate;
    }
    for (ThreadEntry at = candidate; at != null; at = at.parent) {
      if (at == thread) {
        return true;
      }
    }
    return false;
  }
}
