package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One output: alerts wait in its backlog, and a virtual thread of its own carries them to its sink,
 * in order. Methods that are not said to be the worker's may be called by any thread.
 */
final class Output {
  private static final long NS_PER_MS = 1_000_000L;
  private static final long SPOOL_PAUSE_NS = 1000 * NS_PER_MS;
  private static final Duration ABORT_GRACE = Duration.ofMillis(500);

  private final AlertSink sink;
  private final Backlog backlog;
  private final Overflow overflow;
  private final RetryPolicy retry;
  private final Surroundings surroundings;
  private final ProblemLimiter problems;
  private final AtomicLongArray counts = new AtomicLongArray(OutputCounter.values().length);
  private final Patience patience;
  private final Thread worker;

  private volatile boolean reopenRequested;
  private volatile boolean flushRequested;
  private volatile boolean closing;
  private volatile boolean aborting;
  private volatile @Nullable String lastFailure;
  private volatile boolean attempting;
  private volatile long attemptStartNs;

  // The worker's own.
  private int failuresInARow;
  private boolean gaveUp;

  private Output(
      AlertSink sink,
      Backlog backlog,
      DeliveryOptions delivery,
      Surroundings surroundings,
      ProblemLimiter problems) {
    this.sink = sink;
    this.backlog = backlog;
    this.overflow = delivery.overflow();
    this.retry = delivery.retry();
    this.surroundings = surroundings;
    this.problems = problems;
    this.patience = new Patience(surroundings.nanoClock());
    this.worker = Thread.ofVirtual().name("saker-output-" + sink.name()).unstarted(this::work);
  }

  /** Opens the backlog; the worker is not started yet. */
  static Output open(
      AlertSink sink, DeliveryOptions delivery, Surroundings surroundings, ProblemLimiter problems)
      throws IOException {
    if (delivery.spool().isEmpty()) {
      return new Output(
          sink, new MemoryBacklog(delivery.capacity()), delivery, surroundings, problems);
    }
    DamageCount damage = new DamageCount(problems);
    Backlog backlog = new SpoolBacklog(delivery.spool().get(), damage::report);
    Output output = new Output(sink, backlog, delivery, surroundings, problems);
    damage.countIn(output.counts);
    output.add(OutputCounter.REPLAYED, backlog.waiting());
    return output;
  }

  void start() {
    worker.start();
  }

  void accept(Alert alert) {
    try {
      boolean accepted = !closing && backlog.offer(alert);
      if (!accepted && overflow == Overflow.WAIT) {
        accepted = waitForRoom(alert);
      }
      if (!accepted) {
        add(OutputCounter.DROPPED, 1);
        problems.report(Kind.OVERFLOW, 1, "no room: waiting=" + backlog.waiting());
        return;
      }
    } catch (IOException e) {
      add(OutputCounter.DROPPED, 1);
      problems.report(Kind.OVERFLOW, 1, "can not be kept: " + e.getMessage());
      return;
    }
    add(OutputCounter.ENQUEUED, 1);
    if (backlog.isDurable()) {
      add(OutputCounter.SPOOLED, 1);
    }
    LockSupport.unpark(worker);
  }

  private boolean waitForRoom(Alert alert) throws IOException {
    while (!closing && patience.awaitProgress(count(OutputCounter.DELIVERED))) {
      if (backlog.offer(alert)) {
        return true;
      }
    }
    return false;
  }

  void requestReopen() {
    reopenRequested = true;
    LockSupport.unpark(worker);
  }

  void requestFlush() {
    flushRequested = true;
    LockSupport.unpark(worker);
  }

  void beginClose() {
    closing = true;
    patience.end();
    LockSupport.unpark(worker);
  }

  /** Waits until the worker has ended, and ends it when the deadline has passed. */
  void awaitClose(long deadlineNs) {
    try {
      long leftNs = Math.max(1, deadlineNs - surroundings.nanoClock().getAsLong());
      if (!worker.join(Duration.ofNanos(leftNs))) {
        aborting = true;
        worker.interrupt();
        if (sink instanceof Abortable abortable) {
          abortable.abort();
        }
        if (!worker.join(ABORT_GRACE)) {
          problems.report(Kind.BLOCKED, 0, "does not end");
        }
      }
    } catch (InterruptedException e) {
      aborting = true;
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
    settle();
  }

  /** Counts what is lost for good, and lets go of the backlog. */
  private void settle() {
    long waiting = backlog.waiting();
    if (waiting > 0 && !backlog.isDurable()) {
      add(OutputCounter.FAILED, waiting);
      problems.report(Kind.FAILURE, waiting, "not delivered before the end");
    }
    try {
      closeBacklog();
    } catch (IOException e) {
      problems.report(Kind.FAILURE, 0, String.valueOf(e.getMessage()));
    }
    problems.tellRest();
  }

  void closeBacklog() throws IOException {
    backlog.close();
  }

  /** Looks whether the current delivery takes too long, and does what is due now and then. */
  void look(long nowNs, long blockedAfterNs) {
    if (attempting && blockedAfterNs > 0) {
      long sinceNs = nowNs - attemptStartNs;
      if (sinceNs >= blockedAfterNs) {
        problems.report(
            Kind.BLOCKED,
            0,
            "delivery takes ms=" + sinceNs / NS_PER_MS + " waiting=" + backlog.waiting());
      }
    }
    try {
      backlog.sync();
    } catch (IOException e) {
      problems.report(Kind.FAILURE, 0, "spool not forced to disk: " + e.getMessage());
    }
    problems.tellDue();
  }

  OutputStatus status() {
    Map<OutputCounter, Long> values = new EnumMap<>(OutputCounter.class);
    for (OutputCounter counter : OutputCounter.values()) {
      values.put(counter, count(counter));
    }
    return new OutputStatus(sink.name(), values, backlog.waiting(), lastFailure);
  }

  private long count(OutputCounter counter) {
    return counts.get(counter.ordinal());
  }

  private void add(OutputCounter counter, long number) {
    counts.addAndGet(counter.ordinal(), number);
  }

  // From here on: the worker's.

  private void work() {
    try {
      boolean more = true;
      while (more && !aborting) {
        if (reopenRequested || flushRequested) {
          maintain();
        }
        more = step();
      }
    } catch (InterruptedException e) {
      // Told to end.
    }
    Thread.interrupted();
    closeSink();
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
    int attemptsLeft = gaveUp ? 1 : retry.maxAttempts();
    if (gaveUp) {
      pause();
    }
    while (!aborting) {
      try {
        attempt(alert);
        add(OutputCounter.DELIVERED, 1);
        failuresInARow = 0;
        gaveUp = false;
        return true;
      } catch (RefusedException e) {
        giveUp(e);
        return true;
      } catch (IOException e) {
        if (aborting || (closing && backlog.isDurable())) {
          return false;
        }
        failuresInARow++;
        if (--attemptsLeft == 0) {
          gaveUp = true;
          giveUp(e);
          return true;
        }
        fail(0, String.valueOf(e.getMessage()));
        pause();
        add(OutputCounter.RETRIED, 1);
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

  private void pause() throws InterruptedException {
    long pauseNs = retry.pauseNs(failuresInARow, surroundings.random());
    if (pauseNs > 0) {
      surroundings.sleeper().sleep(pauseNs);
    }
  }

  private void giveUp(IOException cause) {
    add(OutputCounter.FAILED, 1);
    fail(1, String.valueOf(cause.getMessage()));
  }

  private void fail(long alertsLost, String reason) {
    lastFailure = reason;
    problems.report(Kind.FAILURE, alertsLost, reason);
  }

  private void maintain() {
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

  private void closeSink() {
    try {
      sink.close();
    } catch (IOException e) {
      fail(0, String.valueOf(e.getMessage()));
    }
  }
}
