package dev.saker.kernel.sys;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Waits until one of several descriptors can be read. One thread waits; {@link #wake} may be called
 * by any other. Descriptors are not owned: their owners close them, after this.
 *
 * <pre>
 *   struct epoll_event   0        4 (x86-64) or 8
 *                        +--------+-------------+
 *                        | events | token 8     |
 *                        +--------+-------------+
 * </pre>
 */
public final class Epoll implements AutoCloseable {
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EFD_CLOEXEC = 0x80000;
  private static final int EFD_NONBLOCK = 0x800;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLLIN = 1;
  private static final int MAX_EVENTS = 64;
  private static final long WAKE_TOKEN = -1;

  private static final int TOKEN_OFFSET =
      switch (Architecture.CURRENT) {
        case X86_64 -> 4;
        case ARM64 -> 8;
      };
  private static final int EVENT_BYTES = TOKEN_OFFSET + 8;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment events = arena.allocate((long) MAX_EVENTS * EVENT_BYTES, 8);
  private final MemorySegment counter = arena.allocate(8, 8);
  private final MemorySegment one = arena.allocate(8, 8);
  private final long[] tokens = new long[MAX_EVENTS];
  private final Fd fd;
  private final Fd wake;

  /**
   * Creates one that waits for nothing yet.
   *
   * @throws SystemCallException when the kernel refuses it
   */
  public Epoll() {
    one.set(ValueLayout.JAVA_LONG, 0, 1);
    fd =
        new Fd(
            (int) SystemCalls.require(SystemCall.EPOLL_CREATE1, "", EPOLL_CLOEXEC, 0, 0, 0, 0, 0),
            "epoll");
    try {
      wake =
          new Fd(
              (int)
                  SystemCalls.require(
                      SystemCall.EVENTFD2, "", 0, EFD_CLOEXEC | EFD_NONBLOCK, 0, 0, 0, 0),
              "wake-up of epoll");
      add(wake, WAKE_TOKEN);
    } catch (SystemCallException e) {
      fd.close();
      throw e;
    }
  }

  /**
   * Waits for one more descriptor.
   *
   * @param token what {@link #token} then says; not -1
   * @throws SystemCallException when the kernel refuses it
   */
  public void add(Fd added, long token) {
    events.set(ValueLayout.JAVA_INT_UNALIGNED, 0, EPOLLIN);
    events.set(ValueLayout.JAVA_LONG_UNALIGNED, TOKEN_OFFSET, token);
    SystemCalls.require(
        SystemCall.EPOLL_CTL,
        added.facts(),
        fd.number(),
        EPOLL_CTL_ADD,
        added.number(),
        events.address(),
        0,
        0);
  }

  /**
   * Waits until something can be read, the time is over, a signal came, or {@link #wake} was
   * called.
   *
   * @param timeoutMs 0 does not wait, -1 waits without end
   * @return how many can be read
   * @throws SystemCallException when the kernel refuses it
   */
  public int await(int timeoutMs) {
    long count =
        SystemCalls.call(
            SystemCall.EPOLL_PWAIT, fd.number(), events.address(), MAX_EVENTS, timeoutMs, 0, 8);
    if (count == -Errno.EINTR.number()) {
      return 0;
    }
    SystemCalls.require(SystemCall.EPOLL_PWAIT.text(), "", count);
    int ready = 0;
    for (int i = 0; i < count; i++) {
      long token =
          events.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) i * EVENT_BYTES + TOKEN_OFFSET);
      if (token == WAKE_TOKEN) {
        wake.read(counter);
      } else {
        tokens[ready++] = token;
      }
    }
    return ready;
  }

  /** What can be read, from 0 to what {@link #await} returned; valid until it is called again. */
  public long token(int index) {
    return tokens[index];
  }

  /** Ends the current wait, or else the next one, at once. Allowed on any thread until closed. */
  public void wake() {
    // Fails only when 2^64 wake-ups are pending, and then there is one pending.
    SystemCalls.call(SystemCall.WRITE, wake.number(), one.address(), 8, 0, 0, 0);
  }

  @Override
  public void close() {
    wake.close();
    fd.close();
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
