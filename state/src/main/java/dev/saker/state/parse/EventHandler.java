package dev.saker.state.parse;

/** Applies events of one family to the state. Stateless, reused for every event. */
@FunctionalInterface
interface EventHandler {
  /** Applies the context's current event, before rules see it. */
  void apply(EventContext context);
}
