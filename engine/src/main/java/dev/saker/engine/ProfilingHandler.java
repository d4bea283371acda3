package dev.saker.engine;

import dev.saker.events.EventView;
import dev.saker.rules.profile.RuleProfiler;

/** Shows events to another handler, and then to a profiler. */
public final class ProfilingHandler implements EventHandler {
  private final EventHandler handler;
  private final RuleProfiler profiler;

  public ProfilingHandler(EventHandler handler, RuleProfiler profiler) {
    this.handler = handler;
    this.profiler = profiler;
  }

  @Override
  public void onEvent(EventView event) {
    handler.onEvent(event);
    profiler.onEvent(event.code());
  }
}
