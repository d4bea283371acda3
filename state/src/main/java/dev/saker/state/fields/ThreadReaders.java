package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;

/** Makes readers of fields that need the thread of the event, and are missing without. */
final class ThreadReaders {
  private final SystemState state;

  ThreadReaders(SystemState state) {
    this.state = state;
  }

  /** Reads from the thread of the event. */
  FieldReader of(ThreadField field) {
    return out -> {
      ThreadEntry thread = state.thread();
      return thread != null && field.read(thread, out);
    };
  }

  /** Reads from the main thread of an ancestor process; 0 is the event's own process. */
  FieldReader ofAncestor(int n, ThreadField field) {
    return out -> {
      ThreadEntry thread = state.thread();
      if (thread == null) {
        return false;
      }
      ThreadEntry ancestor = state.threads().ancestor(thread, n);
      return ancestor != null && field.read(ancestor, out);
    };
  }

  /** Reads from the thread that is the parent of the event's. */
  FieldReader ofParent(ThreadField field) {
    return out -> {
      ThreadEntry thread = state.thread();
      if (thread == null) {
        return false;
      }
      ThreadEntry parent = state.threads().parent(thread);
      return parent != null && field.read(parent, out);
    };
  }
}
