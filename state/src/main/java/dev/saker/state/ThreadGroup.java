package dev.saker.state;

import org.jspecify.annotations.Nullable;

/** The threads of one process, its main thread first when it is known. One thread. */
public final class ThreadGroup {
  private final long pid;
  private boolean reaper;
  private int alive;
  private @Nullable ThreadEntry first;
  private @Nullable ThreadEntry last;

  ThreadGroup(long pid, boolean reaper) {
    this.pid = pid;
    this.reaper = reaper;
  }

  public long pid() {
    return pid;
  }

  /** Whether orphans among its descendants become its children. */
  public boolean isReaper() {
    return reaper;
  }

  public void setReaper(boolean reaper) {
    this.reaper = reaper;
  }

  /** Threads that are not known to have ended. */
  public int alive() {
    return alive;
  }

  public void countAlive(int change) {
    alive = Math.max(0, alive + change);
  }

  /** The first thread; the others follow by {@link ThreadEntry#nextInGroup}. */
  public @Nullable ThreadEntry first() {
    return first;
  }

  void add(ThreadEntry thread, boolean atFront) {
    alive++;
    ThreadEntry head = first;
    ThreadEntry tail = last;
    if (head == null || tail == null) {
      first = thread;
      last = thread;
    } else if (atFront) {
      thread.nextInGroup = head;
      head.previousInGroup = thread;
      first = thread;
    } else {
      thread.previousInGroup = tail;
      tail.nextInGroup = thread;
      last = thread;
    }
  }

  void remove(ThreadEntry thread) {
    ThreadEntry previous = thread.previousInGroup;
    ThreadEntry next = thread.nextInGroup;
    if (previous != null) {
      previous.nextInGroup = next;
    } else if (first == thread) {
      first = next;
    }
    if (next != null) {
      next.previousInGroup = previous;
    } else if (last == thread) {
      last = previous;
    }
    thread.previousInGroup = null;
    thread.nextInGroup = null;
  }
}
