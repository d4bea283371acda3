package dev.saker.state.parse;

import dev.saker.state.Bytes;
import dev.saker.state.Paths;
import dev.saker.state.ThreadEntry;

/** {@code chdir}, and {@code getcwd} which tells the same. */
final class ChangeDirectoryHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null && c.result() >= 0) {
      change(c, thread, c.text(1));
    }
  }

  /** Gives the thread's process another working directory; it always ends in a slash. */
  static void change(EventContext c, ThreadEntry thread, byte[] path) {
    ThreadEntry main = thread.main();
    if (main == null) {
      return;
    }
    Paths.join(c.text, main.ownCwd, path, 0, path.length);
    int length = c.text.length();
    if (length == 0 || c.text.bytes()[length - 1] != '/') {
      c.text.append('/');
    }
    if (!Bytes.equals(main.ownCwd, c.text.bytes(), 0, c.text.length())) {
      main.ownCwd = c.text.toBytes();
    }
  }
}
