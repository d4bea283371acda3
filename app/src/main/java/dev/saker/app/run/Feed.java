package dev.saker.app.run;

import dev.saker.app.config.Config;
import dev.saker.capture.ProbeCounters;
import dev.saker.engine.LossWatch;
import dev.saker.events.EventSource;
import dev.saker.events.SourceException;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of one run come from. Whoever opens it closes it, on the same thread, which also
 * drives the source; only {@link #stop} and {@link #follow} come from others.
 */
interface Feed extends AutoCloseable {
  /** Opens a feed. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens it.
     *
     * @param state hears of what was there before the first event
     * @param idle runs on the driving thread now and then while no event comes
     * @throws SourceException when there is nothing to be had; the message says why
     */
    Feed open(SystemState state, Runnable idle) throws SourceException;

    /** Bounds of the state that the events make. */
    default StateOptions stateOptions(Config config) {
      return new StateOptions(
          config.maxThreads(),
          StateOptions.DEFAULT.maxDescriptors(),
          StateOptions.DEFAULT.purgeIntervalNs(),
          StateOptions.DEFAULT.threadTimeoutNs());
    }
  }

  EventSource source();

  /** Size of the input; 0 when it has no end. */
  long sizeBytes();

  /** How much of the input has been read. */
  long bytesRead();

  /** Whether waiting for the next event may last for ever, and an interrupt ends it. */
  boolean isPipe();

  /** Ends a wait for the next event, if it is not one that an interrupt ends. */
  void stop();

  /** Goes by another setup from now on. */
  void follow(Setup next);

  /**
   * What the kernel counted so far; null where nothing is counted. Until it is closed, any thread.
   */
  default @Nullable ProbeCounters counters() {
    return null;
  }

  /** What the kernel lost. */
  LossWatch.Losses losses();

  @Override
  void close() throws SourceException;
}
