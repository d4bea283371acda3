package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/**
 * Enter events that are kept until their exit: what they carry was read before the kernel used it,
 * so the caller's other threads could not change it between.
 */
final class KeepEnterHandler implements EventHandler {
  private final boolean needsFirst;

  /** {@code needsFirst}: an event whose first parameter is not there tells nothing. */
  KeepEnterHandler(boolean needsFirst) {
    this.needsFirst = needsFirst;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && !(needsFirst && !c.event.has(0))) {
      thread.keepEnter(c.event);
      c.counters.storedEnters++;
    }
  }
}
