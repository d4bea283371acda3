package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries the alerts of one output from its backlog to its sink, one after the other, in a virtual
 * thread of its own. Methods that are not private may be called by any thread.
 */
final class DeliveryWorker {
  private static final long NS_PER_MS = 1_000_000L;
  private static final long SPOOL_PAUSE_NS = 1000 * NS_PER_MS;

  /** Failures in a row after which what is on disk anyway is left for the next run. */
  private static final int ATTEMPTS_AT_THE_END = 3;

  private static final long PREDECESSOR_PATIENCE_NS = 1000 * NS_PER_MS;

  private final Backlog backlog;
  private final OutputCounters counts;
  private final Patience patience;
  private final RetryPolicy retry;
  private final Surroundings surroundings;
  private final ProblemLimiter problems;
  private final DeliveryClock clock = new DeliveryClock();
  private final Thread thread;
  private final AtomicReference<@Nullable AlertSink> nextSink = new AtomicReference<>();

  private volatile boolean reopenRequested;
  private volatile boolean flushRequested;
  private volatile boolean closing;
  private volatile boolean aborting;
  private volatile @Nullable String lastFailure;
  private volatile boolean attempting;
  private volatile long attemptStartNs;

  /** Only the worker changes it. */
  private volatile AlertSink sink;

  private int failuresInARow;
  private boolean gaveUp;

  /** Whether the alert being delivered tells of a problem: another about it would tell no more. */
  private boolean tellsProblem;

  DeliveryWorker(
      AlertSink sink,
      Backlog backlog,
      OutputCounters counts,
      Patience patience,
      RetryPolicy retry,
      Surroundings surroundings,
      ProblemLimiter problems) {
    this.sink = sink;
    this.backlog = backlog;
    this.counts = counts;
    this.patience = patience;
    this.retry = retry;
    this.surroundings = surroundings;
    this.problems = problems;
    this.thread = Thread.ofVirtual().name("saker-output-" + sink.name()).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
    LockSupport.unpark(thread);
  }

  void requestReopen() {
    reopenRequested = true;
    wake();
  }

  void requestFlush() {
    flushRequested = true;
    wake();
  }

  /** Uses another sink from the next attempt on, and closes the one before. */
  void replaceSink(AlertSink next) {
    AlertSink unused = nextSink.getAndSet(next);
    if (unused != null) {
      close(unused);
    }
    wake();
  }

  /** Ends once the backlog is empty. */
  void finish() {
    closing = true;
    wake();
  }

  /** Ends now, whatever waits. */
  void abort() {
    interrupt();
    if (sink instanceof Abortable abortable) {
      abortable.abort();
    }
  }

  void interrupt() {
    aborting = true;
    thread.interrupt();
  }

  boolean join() throws InterruptedException {
    thread.join();
    return true;
  }

  boolean join(Duration most) throws InterruptedException {
    return thread.join(most);
  }

  /** How long the current attempt has taken; 0 when there is none. */
  long attemptingForNs(long nowNs) {
    return attempting ? Math.max(0, nowNs - attemptStartNs) : 0;
  }

  /** Does not let a sink that is to be replaced hold up the one after it. */
  void endBlockedPredecessor(long attemptingForNs) {
    if (nextSink.get() != null
        && attemptingForNs >= PREDECESSOR_PATIENCE_NS
        && sink instanceof Abortable abortable) {
      abortable.abort();
    }
  }

  @Nullable String lastFailure() {
    return lastFailure;
  }

  DeliveryTimes times() {
    return clock.times();
  }

  private void work() {
    try {
      boolean more = true;
      while (more && !aborting) {
        maintain();
        more = step();
      }
    } catch (InterruptedException e) {
      // Told to end.
    }
    Thread.interrupted();
    adoptSink();
    close(sink);
  }

  /**
   * Delivers one alert, or waits for one.
   *
   * @return false when this was the end
   */
  private boolean step() throws InterruptedException {
    boolean last = closing;
    try {
      Alert alert = backlog.first();
      if (alert == null) {
        if (!last) {
          LockSupport.park(this);
        }
        return !last;
      }
      if (!deliver(alert)) {
        return false;
      }
      backlog.removeFirst();
      patience.progress();
    } catch (IOException e) {
      fail(0, "spool not usable: " + e.getMessage());
      if (last) {
        return false;
      }
      surroundings.sleeper().sleep(SPOOL_PAUSE_NS);
    }
    return true;
  }

  /**
   * Tries to deliver until it worked or is given up.
   *
   * @return false when the output ends before that
   */
  private boolean deliver(Alert alert) throws InterruptedException {
    tellsProblem = OutputProblem.isToldBy(alert);
    int attemptsLeft = gaveUp ? 1 : retry.maxAttempts();
    if (gaveUp) {
      pause(0);
    }
    while (!aborting) {
      adoptSink();
      try {
        attempt(alert);
        counts.add(OutputCounter.DELIVERED, 1);
        recordTime();
        failuresInARow = 0;
        gaveUp = false;
        return true;
      } catch (RefusedException e) {
        giveUp(e);
        return true;
      } catch (IOException e) {
        if (aborting) {
          return false;
        }
        failuresInARow++;
        if (closing && backlog.isDurable() && failuresInARow >= ATTEMPTS_AT_THE_END) {
          fail(0, e.getMessage() + " (alerts kept for the next run: " + backlog.waiting() + ")");
          return false;
        }
        if (--attemptsLeft == 0) {
          gaveUp = true;
          giveUp(e);
          return true;
        }
        fail(0, String.valueOf(e.getMessage()));
        pause(e instanceof BusyException busy ? busy.pauseNs() : 0);
        counts.add(OutputCounter.RETRIED, 1);
      }
    }
    return false;
  }

  private void attempt(Alert alert) throws IOException {
    attemptStartNs = surroundings.nanoClock().getAsLong();
    attempting = true;
    try {
      sink.accept(alert);
    } catch (RuntimeException e) {
      throw new RefusedException("failed by mistake of the output: " + e, e);
    } finally {
      attempting = false;
    }
  }

  private void recordTime() {
    long raisedNs = backlog.firstRaisedNs();
    if (raisedNs != Backlog.UNKNOWN) {
      clock.record(surroundings.nanoClock().getAsLong() - raisedNs);
    }
  }

  private void pause(long leastNs) throws InterruptedException {
    long pauseNs = Math.max(leastNs, retry.pauseNs(failuresInARow, surroundings.random()));
    if (pauseNs > 0) {
      surroundings.sleeper().sleep(pauseNs);
    }
  }

  private void giveUp(IOException cause) {
    counts.add(OutputCounter.FAILED, 1);
    fail(1, String.valueOf(cause.getMessage()));
  }

  private void fail(long alertsLost, String reason) {
    lastFailure = reason;
    if (!tellsProblem) {
      problems.report(Kind.FAILURE, alertsLost, reason);
    }
  }

  private void maintain() {
    adoptSink();
    try {
      if (reopenRequested) {
        reopenRequested = false;
        sink.reopen();
      }
      if (flushRequested) {
        flushRequested = false;
        sink.flush();
      }
    } catch (IOException e) {
      fail(0, String.valueOf(e.getMessage()));
    }
  }

  /** Goes over to the sink that is to follow, if there is one; what is wrong with it is new. */
  private void adoptSink() {
    AlertSink next = nextSink.getAndSet(null);
    if (next != null) {
      AlertSink before = sink;
      sink = next;
      failuresInARow = 0;
      gaveUp = false;
      close(before);
    }
  }

  private void close(AlertSink unused) {
    try {
      unused.close();
    } catch (IOException e) {
      fail(0, String.valueOf(e.getMessage()));
    }
  }
}
