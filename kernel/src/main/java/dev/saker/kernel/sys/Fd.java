package dev.saker.kernel.sys;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file descriptor and its one owner. Closing twice does nothing. Closing is allowed on any
 * thread, but not while another one is in a call with the descriptor: its number may be given out
 * again.
 */
public final class Fd implements AutoCloseable {
  private static final int CLOSED = -1;

  private final AtomicInteger number;
  private final String facts;

  /**
   * Takes over a descriptor.
   *
   * @param number as the kernel gave it
   * @param facts what it is, such as {@code map=events}; goes into messages
   */
  public Fd(int number, String facts) {
    if (number < 0) {
      throw new IllegalArgumentException("no descriptor: number=" + number + " " + facts);
    }
    this.number = new AtomicInteger(number);
    this.facts = facts;
  }

  /** The number, for a call. */
  public int number() {
    int value = number.get();
    if (value == CLOSED) {
      throw new IllegalStateException("descriptor closed: " + facts);
    }
    return value;
  }

  /** What it is, as given to the constructor. */
  public String facts() {
    return facts;
  }

  /**
   * Reads into native memory.
   *
   * @return bytes read, 0 at the end, or the negated number of the error
   */
  public long read(MemorySegment target) {
    return SystemCalls.call(
        SystemCall.READ, number(), target.address(), target.byteSize(), 0, 0, 0);
  }

  /**
   * Calls {@code ioctl}.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public long ioctl(long request, long argument) {
    return SystemCalls.require(SystemCall.IOCTL, facts, number(), request, argument, 0, 0, 0);
  }

  @Override
  public void close() {
    int value = number.getAndSet(CLOSED);
    if (value != CLOSED) {
      // Linux gives the number free whatever it returns, so that there is nothing to be done about
      // an error.
      SystemCalls.call(SystemCall.CLOSE, value, 0, 0, 0, 0, 0);
    }
  }

  @Override
  public String toString() {
    return "fd=" + number.get() + " " + facts;
  }
}
