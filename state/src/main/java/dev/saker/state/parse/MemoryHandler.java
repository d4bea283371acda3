package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** Events that tell how much memory their thread's process has. */
final class MemoryHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null) {
      return;
    }
    thread.vmSizeKb = (int) c.event.uint32(1, thread.vmSizeKb);
    thread.vmRssKb = (int) c.event.uint32(2, thread.vmRssKb);
    thread.vmSwapKb = (int) c.event.uint32(3, thread.vmSwapKb);
  }
}
