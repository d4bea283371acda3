package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.Value;
import dev.saker.state.ContainerEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Makes readers of fields about the container that the event happened in, or that it is about. */
final class ContainerReaders {
  private final SystemState state;

  ContainerReaders(SystemState state) {
    this.state = state;
  }

  /** Reads a field of a container. */
  @FunctionalInterface
  interface ContainerField {
    boolean read(ContainerEntry container, Value out);
  }

  /** A text of a container. */
  @FunctionalInterface
  interface ContainerText {
    byte[] of(ContainerEntry container);
  }

  /** The container, or null when there is no thread or nothing is known of its container. */
  @Nullable ContainerEntry container() {
    ContainerEntry told = state.eventContainer();
    if (told != null) {
      return told;
    }
    ThreadEntry thread = state.thread();
    return thread == null ? null : state.containers().find(thread.containerId());
  }

  FieldReader of(ContainerField field) {
    return out -> {
      ContainerEntry container = container();
      return container != null && field.read(container, out);
    };
  }

  FieldReader text(ContainerText text) {
    return out -> {
      ContainerEntry container = container();
      if (container == null) {
        return false;
      }
      out.setBytes(text.of(container));
      return true;
    };
  }
}
