package dev.saker.engine;

import dev.saker.events.EventView;
import java.util.function.Consumer;

/**
 * Keeps a mistake in whatever handles events from ending the run: the event counts as handled, and
 * the mistake is told the first, second, fourth, eighth time, and so on. The engine's thread runs
 * it.
 */
public final class FaultGuard implements EventHandler {
  private final EventHandler handler;
  private final Consumer<String> listener;
  private long faults;

  /**
   * Makes a guard.
   *
   * @param listener hears of mistakes, in words
   */
  public FaultGuard(EventHandler handler, Consumer<String> listener) {
    this.handler = handler;
    this.listener = listener;
  }

  @Override
  public void onEvent(EventView event) {
    try {
      handler.onEvent(event);
    } catch (RuntimeException e) {
      faults++;
      if (Long.bitCount(faults) == 1) {
        listener.accept(text(event, e));
      }
    }
  }

  /** Events whose handling went wrong. */
  public long faults() {
    return faults;
  }

  private String text(EventView event, RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return "rules failed by mistake, a defect of Saker: times="
        + faults
        + " event="
        + event.type().name()
        + " number="
        + event.number()
        + " cause="
        + fault
        + (trace.length == 0 ? "" : " at=" + trace[0]);
  }
}
