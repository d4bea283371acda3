package dev.saker.state;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users and groups, apart for the host (empty container id) and for each container. Bounded: beyond
 * {@link #LIMIT} entries in all, new ones are dropped and counted. One thread.
 */
public final class UserTable {
  /** Most users and groups held together. */
  public static final int LIMIT = 262_144;

  private final Scope host = new Scope();
  private final Map<ByteKey, Scope> containers = new HashMap<>();
  private final ByteKey probe = new ByteKey(Bytes.EMPTY);
  private int size;
  private long dropped;

  /** Users and groups of one container or of the host. */
  private static final class Scope {
    final LongMap<UserEntry> users = new LongMap<>();
    final LongMap<GroupEntry> groups = new LongMap<>();
  }

  /** The user, or null when the number is not known there. */
  public @Nullable UserEntry user(byte[] containerId, int uid) {
    Scope scope = scope(containerId);
    return scope == null ? null : scope.users.get(uid);
  }

  /** The group, or null when the number is not known there. */
  public @Nullable GroupEntry group(byte[] containerId, int gid) {
    Scope scope = scope(containerId);
    return scope == null ? null : scope.groups.get(gid);
  }

  /** Adds or replaces a user. */
  public void put(byte[] containerId, UserEntry user) {
    Scope scope = scopeToWrite(containerId);
    if (size >= LIMIT && scope.users.get(user.uid()) == null) {
      dropped++;
    } else if (scope.users.put(user.uid(), user) == null) {
      size++;
    }
  }

  /** Adds or replaces a group. */
  public void put(byte[] containerId, GroupEntry group) {
    Scope scope = scopeToWrite(containerId);
    if (size >= LIMIT && scope.groups.get(group.gid()) == null) {
      dropped++;
    } else if (scope.groups.put(group.gid(), group) == null) {
      size++;
    }
  }

  public void removeUser(byte[] containerId, int uid) {
    Scope scope = scope(containerId);
    if (scope != null && scope.users.remove(uid) != null) {
      size--;
    }
  }

  public void removeGroup(byte[] containerId, int gid) {
    Scope scope = scope(containerId);
    if (scope != null && scope.groups.remove(gid) != null) {
      size--;
    }
  }

  /** Tells the users and then the groups of the host. */
  void tellHost(SnapshotHandler handler) {
    for (int i = 0; i < host.users.positions(); i++) {
      UserEntry user = host.users.valueAt(i);
      if (user != null) {
        handler.onUser(
            new Snapshot.User(user.uid(), user.gid(), user.name(), user.home(), user.shell()));
      }
    }
    for (int i = 0; i < host.groups.positions(); i++) {
      GroupEntry group = host.groups.valueAt(i);
      if (group != null) {
        handler.onGroup(new Snapshot.Group(group.gid(), group.name()));
      }
    }
  }

  /** Users and groups held. */
  public int size() {
    return size;
  }

  /** Users and groups not taken because the table was full. */
  public long dropped() {
    return dropped;
  }

  public void clear() {
    host.users.clear();
    host.groups.clear();
    containers.clear();
    size = 0;
  }

  private @Nullable Scope scope(byte[] containerId) {
    return containerId.length == 0
        ? host
        : containers.get(probe.set(containerId, 0, containerId.length));
  }

  private Scope scopeToWrite(byte[] containerId) {
    Scope scope = scope(containerId);
    if (scope == null) {
      scope = new Scope();
      if (size < LIMIT) {
        containers.put(new ByteKey(containerId), scope);
      }
    }
    return scope;
  }
}
