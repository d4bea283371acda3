package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** {@code close}: the descriptor goes after rules saw the event. */
final class CloseHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.descriptor != null && c.result() >= 0) {
      c.closingThread = thread;
      c.descriptorToRemove = thread.lastEventFd;
    }
  }
}
