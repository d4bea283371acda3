package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/** A thread leaves its processor: page faults so far, memory of its process. */
final class SwitchHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread == null || !c.event.has(5)) {
      return;
    }
    thread.majorFaults = c.event.int64(1, thread.majorFaults);
    thread.minorFaults = c.event.int64(2, thread.minorFaults);
    ThreadEntry main = thread.main();
    if (main != null) {
      main.vmSizeKb = (int) c.event.uint32(3, main.vmSizeKb);
      main.vmRssKb = (int) c.event.uint32(4, main.vmRssKb);
      main.vmSwapKb = (int) c.event.uint32(5, main.vmSwapKb);
    }
  }
}
