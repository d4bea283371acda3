package dev.saker.state.parse;

import dev.saker.state.GroupEntry;

/** A group was added to or taken from the host or a container. */
final class GroupHandler implements EventHandler {
  private final boolean added;

  GroupHandler(boolean added) {
    this.added = added;
  }

  @Override
  public void apply(EventContext c) {
    if (!c.event.has(0)) {
      return;
    }
    int gid = (int) c.event.uint32(0, 0);
    byte[] container = UserHandler.container(c, 2);
    if (!added) {
      c.users.removeGroup(container, gid);
      return;
    }
    byte[] name = c.text(1);
    if (!UserHandler.isForeign(name)) {
      c.users.put(container, new GroupEntry(gid, name));
    }
  }
}
