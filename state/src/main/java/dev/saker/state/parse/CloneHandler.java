package dev.saker.state.parse;

/**
 * {@code clone}, {@code clone3}, {@code fork} and {@code vfork}, of which both the caller and the
 * new thread tell. Either may come first; the second finds the thread there and adds nothing.
 */
final class CloneHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    if (!c.event.has(0)) {
      return;
    }
    long child = c.result();
    if (child == 0) {
      ClonedChild.apply(c);
    } else if (child > 0) {
      CloneCaller.apply(c, child);
    }
  }
}
