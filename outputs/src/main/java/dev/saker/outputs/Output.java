package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.time.Duration;
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
  private final OutputCounters counts;
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
      OutputCounters counts,
      DeliveryOptions delivery,
      Surroundings surroundings,
      ProblemLimiter problems) {
    this.sink = sink;
    this.backlog = backlog;
    this.counts = counts;
    this.overflow = delivery.overflow();
    this.retry = delivery.retry();
    this.surroundings = surroundings;
    this.problems = problems;
    this.patience = new Patience(surroundings.nanoClock(), overflow == Overflow.WAIT);
    this.worker = Thread.ofVirtual().name("saker-output-" + sink.name()).unstarted(this::work);
  }

  /** Opens the backlog; the worker is not started yet. */
  static Output open(
      AlertSink sink, DeliveryOptions delivery, Surroundings surroundings, ProblemLimiter problems)
      throws IOException {
    if (delivery.spool().isEmpty()) {
      return new Output(
          sink,
          new MemoryBacklog(delivery.capacity()),
          new OutputCounters(),
          delivery,
          surroundings,
          problems);
    }
    OutputCounters counts = new OutputCounters();
    Backlog backlog =
        new SpoolBacklog(
            delivery.spool().get(),
            damage -> {
              counts.add(OutputCounter.DAMAGED, 1);
              problems.report(Kind.DAMAGE, 0, damage);
            });
    Output output = new Output(sink, backlog, counts, delivery, surroundings, problems);
    output.counts.add(OutputCounter.REPLAYED, backlog.waiting());
    return output;
  }

  void start() {
    worker.start();
  }

  void accept(Alert alert) {
    accept(alert, overflow != Overflow.DROP_NEWEST);
  }

  void acceptNow(Alert alert) {
    accept(alert, false);
  }

  private void accept(Alert alert, boolean mayWait) {
    try {
      boolean accepted = !closing && backlog.offer(alert);
      if (!accepted && !(mayWait && waitForRoom(alert))) {
        drop("no room: waiting=" + backlog.waiting());
        return;
      }
    } catch (IOException e) {
      drop("can not be kept: " + e.getMessage());
      return;
    }
    counts.add(OutputCounter.ENQUEUED, 1);
    if (backlog.isDurable()) {
      counts.add(OutputCounter.SPOOLED, 1);
    }
    LockSupport.unpark(worker);
  }

  private void drop(String reason) {
    counts.add(OutputCounter.DROPPED, 1);
    problems.report(Kind.OVERFLOW, 1, reason);
  }

  private boolean waitForRoom(Alert alert) throws IOException {
    while (!closing && patience.awaitProgress(counts.get(OutputCounter.DELIVERED))) {
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

  /**
   * Waits until the worker has ended, and ends it when it takes too long.
   *
   * @param deadlineNs moment when that is, for an output that waits for nobody
   * @param drain how long one that waits may deliver nothing
   */
  void awaitClose(long deadlineNs, Duration drain) {
    try {
      if (!drained(deadlineNs, drain)) {
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

  private boolean drained(long deadlineNs, Duration drain) throws InterruptedException {
    return switch (overflow) {
      case DROP_NEWEST -> {
        long leftNs = Math.max(1, deadlineNs - surroundings.nanoClock().getAsLong());
        yield worker.join(Duration.ofNanos(leftNs));
      }
      case WAIT_WHILE_DELIVERING -> drainedWhileDelivering(drain);
      case WAIT -> {
        worker.join();
        yield true;
      }
    };
  }

  private boolean drainedWhileDelivering(Duration drain) throws InterruptedException {
    long before = counts.get(OutputCounter.DELIVERED);
    while (!worker.join(drain)) {
      long now = counts.get(OutputCounter.DELIVERED);
      if (now == before) {
        return false;
      }
      before = now;
    }
    return true;
  }

  /** Counts what is lost for good, and lets go of the backlog. */
  private void settle() {
    long waiting = backlog.waiting();
    if (waiting > 0 && !backlog.isDurable()) {
      counts.add(OutputCounter.FAILED, waiting);
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
    return new OutputStatus(sink.name(), counts.all(), backlog.waiting(), lastFailure);
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
      pause(0);
    }
    while (!aborting) {
      try {
        attempt(alert);
        counts.add(OutputCounter.DELIVERED, 1);
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
        if (closing && backlog.isDurable()) {
          fail(0, e.getMessage() + " (alerts kept for the next run: " + backlog.waiting() + ")");
          return false;
        }
        failuresInARow++;
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
