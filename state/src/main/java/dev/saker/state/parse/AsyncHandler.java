package dev.saker.state.parse;

import dev.saker.state.Bytes;
import dev.saker.state.ContainerEntry;
import java.util.Arrays;

/** Events that plugins put in: those about containers come and go. */
final class AsyncHandler implements EventHandler {
  private static final byte[] ADDED = Bytes.of("container");
  private static final byte[] REMOVED = Bytes.of("container_removed");
  private static final int NAME = 1;
  private static final int DATA = 2;

  @Override
  public void apply(EventContext c) {
    byte[] name = c.text(NAME);
    boolean added = Arrays.equals(name, ADDED);
    if (!added && !Arrays.equals(name, REMOVED)) {
      return;
    }
    ContainerEntry entry = ContainerHandler.read(c, DATA);
    if (entry == null) {
      return;
    }
    c.container = entry;
    if (added) {
      c.containers.put(entry);
    } else {
      c.containers.remove(entry.id());
    }
  }
}
