package dev.saker.state.fields;

import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import dev.saker.state.ThreadTable;
import org.jspecify.annotations.Nullable;

/**
 * Goes from a thread to its parent, the parent's parent and so on, and ends where a loop in the
 * links closes. Reused for each walk; one thread.
 */
final class AncestorWalk {
  private final SystemState state;
  private @Nullable ThreadEntry slow;
  private @Nullable ThreadEntry fast;
  private boolean started;

  AncestorWalk(SystemState state) {
    this.state = state;
  }

  /** Begins before the parent of a thread. */
  void start(ThreadEntry thread) {
    ThreadTable threads = state.threads();
    slow = threads.parent(thread);
    fast = slow == null ? null : threads.parent(slow);
    started = false;
  }

  /** The next ancestor, or null when there is none. */
  @Nullable ThreadEntry next() {
    if (started && !advance()) {
      slow = null;
    }
    started = true;
    ThreadEntry at = slow;
    return at == null || at.tid == -1 ? null : at;
  }

  private boolean advance() {
    ThreadTable threads = state.threads();
    ThreadEntry at = slow;
    at = at == null ? null : threads.parent(at);
    slow = at;
    for (int i = 0; i < 2; i++) {
      ThreadEntry ahead = fast;
      ahead = ahead == null ? null : threads.parent(ahead);
      fast = ahead;
      if (at != null && (at == ahead || at.tid == at.ptid)) {
        return false;
      }
    }
    return at != null;
  }
}
