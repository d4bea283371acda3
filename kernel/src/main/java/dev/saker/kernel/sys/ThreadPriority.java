package dev.saker.kernel.sys;

/**
 * The highest priority that Linux gives by time sharing (nice value -20), for the thread that asked
 * for it, until closed by that thread. Where the capability {@code CAP_SYS_NICE} is missing the
 * thread stays as it is.
 */
public final class ThreadPriority implements AutoCloseable {
  private static final int PROCESS = 0;
  private static final int CALLER = 0;
  private static final int HIGHEST = -20;

  /** The kernel tells a nice value as 20 less it, so that none looks like an error. */
  private static final int TOLD_FOR_ZERO = 20;

  private final Thread owner = Thread.currentThread();
  private final int before;
  private final boolean raised;

  private ThreadPriority(int before, boolean raised) {
    this.before = before;
    this.raised = raised;
  }

  /** Raises the calling thread, which must be a platform thread. */
  public static ThreadPriority raise() {
    long told = SystemCalls.call(SystemCall.GETPRIORITY, PROCESS, CALLER, 0, 0, 0, 0);
    return new ThreadPriority(TOLD_FOR_ZERO - (int) told, told > 0 && set(HIGHEST));
  }

  /** Whether the thread has the highest priority now. */
  public boolean isRaised() {
    return raised;
  }

  /** Gives the thread back the priority it had; does nothing on another thread. */
  @Override
  public void close() {
    if (raised && Thread.currentThread() == owner) {
      set(before);
    }
  }

  private static boolean set(int nice) {
    return SystemCalls.call(SystemCall.SETPRIORITY, PROCESS, CALLER, nice, 0, 0, 0) == 0;
  }
}
