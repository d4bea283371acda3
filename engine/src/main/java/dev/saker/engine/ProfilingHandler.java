package dev.saker.engine;

import dev.saker.events.EventView;
import dev.saker.rules.profile.RuleProfiler;
import org.jspecify.annotations.Nullable;

/**
 * Shows events to another handler, and then to a profiler, if there is one. The engine's thread
 * runs it; only {@link #replaceProfiler} may come from another.
 */
public final class ProfilingHandler implements EventHandler {
  private final EventHandler handler;
  private volatile @Nullable RuleProfiler profiler;

  public ProfilingHandler(EventHandler handler, @Nullable RuleProfiler profiler) {
    this.handler = handler;
    this.profiler = profiler;
  }

  /**
   * Goes on with another profiler, or with none. Any thread.
   *
   * @param next nobody else may use it from now on
   */
  public void replaceProfiler(@Nullable RuleProfiler next) {
    profiler = next;
  }

  @Override
  public void onEvent(EventView event) {
    handler.onEvent(event);
    RuleProfiler current = profiler;
    if (current != null) {
      current.onEvent(event.code());
    }
  }
}
