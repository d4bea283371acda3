package dev.saker.state;

import dev.saker.events.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Network interfaces of the machine. One thread. */
public final class Interfaces {
  private final List<Snapshot.Interface> all = new ArrayList<>();

  /** All interfaces in the order in which they were told. */
  public List<Snapshot.Interface> all() {
    return all;
  }

  void add(Snapshot.Interface networkInterface) {
    all.add(networkInterface);
  }

  void clear() {
    all.clear();
  }
}
