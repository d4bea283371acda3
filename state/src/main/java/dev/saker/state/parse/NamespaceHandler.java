package dev.saker.state.parse;

import dev.saker.state.ThreadEntry;

/**
 * {@code unshare} and {@code setns}: who enters a new user namespace has all capabilities in it.
 */
final class NamespaceHandler implements EventHandler {
  private static final long ALL_CAPABILITIES = (1L << 41) - 1;

  private final int flagsParam;

  NamespaceHandler(int flagsParam) {
    this.flagsParam = flagsParam;
  }

  @Override
  public void apply(EventContext c) {
    ThreadEntry thread = c.thread;
    if (thread != null
        && c.result() >= 0
        && (c.flags(flagsParam) & ThreadEntry.CLONE_NEWUSER) != 0) {
      thread.capInheritable = ALL_CAPABILITIES;
      thread.capPermitted = ALL_CAPABILITIES;
      thread.capEffective = ALL_CAPABILITIES;
    }
  }
}
