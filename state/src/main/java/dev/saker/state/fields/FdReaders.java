package dev.saker.state.fields;

import dev.saker.events.EventType;
import dev.saker.events.FieldReader;
import dev.saker.events.Value;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Makes readers of fields about the descriptor that the event makes, uses or closes. */
final class FdReaders {
  private static final int ABOUT_DESCRIPTOR =
      EventType.CREATES_FD | EventType.USES_FD | EventType.DESTROYS_FD;

  private final SystemState state;

  FdReaders(SystemState state) {
    this.state = state;
  }

  /** Reads a field of a descriptor. */
  @FunctionalInterface
  interface FdField {
    boolean read(FdEntry fd, Value out);
  }

  /** The event's thread, when the event is of a type that is about a descriptor; else null. */
  @Nullable ThreadEntry thread() {
    return state.event().type().has(ABOUT_DESCRIPTOR) ? state.thread() : null;
  }

  /** The descriptor of an event for which {@link #thread} gave the thread; null if not known. */
  @Nullable FdEntry descriptor(ThreadEntry thread) {
    FdEntry fd = state.descriptor();
    return fd == null && thread.lastEventFd != -1 ? thread.descriptor(thread.lastEventFd) : fd;
  }

  /** Reads from the descriptor; missing when there is none. */
  FieldReader of(FdField field) {
    return out -> {
      ThreadEntry thread = thread();
      if (thread == null) {
        return false;
      }
      FdEntry fd = descriptor(thread);
      return fd != null && field.read(fd, out);
    };
  }
}
