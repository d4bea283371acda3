package dev.saker.state.parse;

import dev.saker.state.Bytes;
import dev.saker.state.UserEntry;

/** A user was added to or taken from the host or a container. */
final class UserHandler implements EventHandler {
  private static final int CONTAINER = 5;

  private final boolean added;

  UserHandler(boolean added) {
    this.added = added;
  }

  @Override
  public void apply(EventContext c) {
    if (!c.event.has(0)) {
      return;
    }
    int uid = (int) c.event.uint32(0, 0);
    byte[] container = container(c, CONTAINER);
    if (!added) {
      c.users.removeUser(container, uid);
      return;
    }
    byte[] name = c.text(2);
    if (!isForeign(name)) {
      int gid = (int) c.event.uint32(1, -1);
      c.users.put(container, new UserEntry(uid, gid, name, c.text(3), c.text(4)));
    }
  }

  /** Short id of the container; empty for the host. */
  static byte[] container(EventContext c, int param) {
    return c.event.has(param) ? c.text(param) : Bytes.EMPTY;
  }

  /** Whether a name is no name but a reference to a directory service. */
  static boolean isForeign(byte[] name) {
    return name.length > 0 && (name[0] == '+' || name[0] == '-');
  }
}
