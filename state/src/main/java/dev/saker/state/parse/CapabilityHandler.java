package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code capset}. */
final class CapabilityHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.result() >= 0) {
      thread.capInheritable = c.event.int64(1, thread.capInheritable);
      thread.capPermitted = c.event.int64(2, thread.capPermitted);
      thread.capEffective = c.event.int64(3, thread.capEffective);
    }
  }
}
