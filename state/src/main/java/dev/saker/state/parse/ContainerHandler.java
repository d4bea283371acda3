package dev.saker.state.parse;

import dev.saker.state.ContainerEntry;
import dev.saker.state.json.JsonException;
import org.jspecify.annotations.Nullable;

/** Metadata of a container as older producers record it. */
final class ContainerHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    ContainerEntry entry = read(c, 0);
    if (entry != null) {
      c.containers.put(entry);
      c.container = entry;
    }
  }

  /** Reads a parameter that is a document; null, and counted, when it is none. */
  static @Nullable ContainerEntry read(EventContext c, int param) {
    int length = c.event.textLength(param);
    if (length == 0) {
      return null;
    }
    try {
      return ContainerJson.read(c.event.bytes(), c.event.offset(param), length);
    } catch (JsonException e) {
      c.counters.unreadableContainers++;
      return null;
    }
  }
}
