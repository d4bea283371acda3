package dev.saker.state.parse;

import dev.saker.state.FdEntry;
import dev.saker.state.ThreadEntry;

/** {@code fchdir}. */
final class ChangeToDescriptorHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    FdEntry directory = c.descriptor;
    if (thread != null && directory != null && c.result() >= 0) {
      ChangeDirectoryHandler.change(c, thread, directory.name);
    }
  }
}
