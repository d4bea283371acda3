package dev.saker.engine;

import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import dev.saker.state.SystemState;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The duty cycle: takes each event from a source, tells the state of it, shows it to a handler, and
 * lets the state clear away what ended with it. Events that only complete the state are not shown.
 * One thread runs it; only {@link #stop} and {@link #shown} may come from others. Source and state
 * belong to the caller.
 */
public final class Engine {
  private static final long NO_TIME = Long.MIN_VALUE;

  private final EventSource source;
  private final SystemState state;
  private final EventHandler handler;
  private final Limits limits;
  private final EventView view = new EventView();
  private final AtomicLong shownToOthers = new AtomicLong();
  private long shown;
  private long stateOnly;
  private long firstNs = NO_TIME;
  private volatile boolean stopped;

  /**
   * When to stop before the source ends.
   *
   * @param events most events shown to the handler
   * @param durationNs event time after the first event, from which on nothing more is shown; 0 for
   *     no limit
   */
  public record Limits(long events, long durationNs) {
    /** Only the source ends the run. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, 0);
  }

  public Engine(EventSource source, SystemState state, EventHandler handler, Limits limits) {
    this.source = source;
    this.state = state;
    this.handler = handler;
    this.limits = limits;
  }

  /**
   * Works through a number of events, so that the caller can look after other things in between.
   *
   * @param most most events to take from the source
   * @return events taken; fewer than asked for means that the run is over
   * @throws SourceException when the source can not go on; everything before that has been shown
   */
  public int doWork(int most) throws SourceException {
    int taken = 0;
    while (taken < most && !isOver() && source.next(view)) {
      state.onEvent(view);
      if ((view.captureFlags() & EventView.STATE_ONLY) != 0) {
        stateOnly++;
      } else if (isInTime(view.timestampNs())) {
        shownToOthers.lazySet(++shown);
        handler.onEvent(view);
      } else {
        stopped = true;
        return taken;
      }
      state.afterEvent();
      taken++;
    }
    return taken;
  }

  /** Ends the run before the next event; from any thread. */
  public void stop() {
    stopped = true;
  }

  /** Events shown to the handler so far; other threads may hear of the last ones a little late. */
  public long shown() {
    return shownToOthers.get();
  }

  /** Events that only completed the state so far. */
  public long stateOnly() {
    return stateOnly;
  }

  private boolean isOver() {
    return stopped || shown >= limits.events();
  }

  private boolean isInTime(long timestampNs) {
    if (firstNs == NO_TIME) {
      firstNs = timestampNs;
      return true;
    }
    return limits.durationNs() == 0 || timestampNs - firstNs < limits.durationNs();
  }
}
