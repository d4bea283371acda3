package dev.saker.kernel;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.MemorySegment;

/**
 * One pass of an iterator program over the kernel's objects: the program writes, this reads. One
 * thread; whoever opened it closes it.
 */
public final class BpfIterator implements AutoCloseable {
  private final Fd link;
  private final Fd pass;

  BpfIterator(Fd link, Fd pass) {
    this.link = link;
    this.pass = pass;
  }

  /**
   * Reads what the program wrote, as a stream: objects do not begin where reads do.
   *
   * @param target native memory; the kernel fills up to 32 KiB at a time
   * @return bytes read; 0 at the end
   * @throws dev.saker.kernel.error.SystemCallException when the kernel ends the pass with an error
   */
  public int read(MemorySegment target) {
    while (true) {
      long count = pass.read(target);
      // EAGAIN: the kernel paused after a long stretch without output.
      if (count != -Errno.EAGAIN.number() && count != -Errno.EINTR.number()) {
        return (int) SystemCalls.require("read", pass.facts(), count);
      }
    }
  }

  @Override
  public void close() {
    pass.close();
    link.close();
  }
}
