package dev.saker.kernel;

import dev.saker.kernel.sys.Fd;

/**
 * A program that is attached, until this is closed. Whoever attached it closes it, on any thread.
 */
public final class Link implements AutoCloseable {
  private final Fd fd;

  Link(Fd fd) {
    this.fd = fd;
  }

  @Override
  public void close() {
    fd.close();
  }

  @Override
  public String toString() {
    return fd.toString();
  }
}
