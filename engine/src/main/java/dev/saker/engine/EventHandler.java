package dev.saker.engine;

import dev.saker.events.EventView;

/** What happens to each event once the state knows of it. */
@FunctionalInterface
public interface EventHandler {
  /**
   * An event happened; fields of the state answer about it. Runs on the engine's thread.
   *
   * @param event valid during the call only
   */
  void onEvent(EventView event);
}
