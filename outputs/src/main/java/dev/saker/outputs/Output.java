package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.time.Duration;

/**
 * One output: alerts wait in its backlog, and a virtual thread of its own carries them to its sink,
 * in order. Any thread may call any method.
 */
final class Output {
  private static final long NS_PER_MS = 1_000_000L;
  private static final Duration ABORT_GRACE = Duration.ofMillis(500);

  private final String name;
  private final Backlog backlog;
  private final Overflow overflow;
  private final Surroundings surroundings;
  private final ProblemLimiter problems;
  private final OutputCounters counts;
  private final Patience patience;
  private final DeliveryWorker worker;

  private volatile boolean closing;
  private volatile boolean retired;

  private Output(
      AlertSink sink,
      Backlog backlog,
      OutputCounters counts,
      DeliveryOptions delivery,
      Surroundings surroundings,
      ProblemLimiter problems) {
    this.name = sink.name();
    this.backlog = backlog;
    this.counts = counts;
    this.overflow = delivery.overflow();
    this.surroundings = surroundings;
    this.problems = problems;
    this.patience = new Patience(surroundings.nanoClock(), overflow == Overflow.WAIT);
    this.worker =
        new DeliveryWorker(
            sink, backlog, counts, patience, delivery.retry(), surroundings, problems);
  }

  /** Opens the backlog; the worker is not started yet. */
  static Output open(
      AlertSink sink, DeliveryOptions delivery, Surroundings surroundings, ProblemLimiter problems)
      throws IOException {
    OutputCounters counts = new OutputCounters();
    if (delivery.spool().isEmpty()) {
      Backlog backlog = new MemoryBacklog(delivery.capacity());
      return new Output(sink, backlog, counts, delivery, surroundings, problems);
    }
    Backlog backlog =
        new SpoolBacklog(
            delivery.spool().get(),
            damage -> {
              counts.add(OutputCounter.DAMAGED, 1);
              problems.report(Kind.DAMAGE, 0, damage);
            });
    counts.add(OutputCounter.REPLAYED, backlog.waiting());
    return new Output(sink, backlog, counts, delivery, surroundings, problems);
  }

  void start() {
    worker.start();
  }

  String name() {
    return name;
  }

  void accept(Alert alert) {
    accept(alert, overflow != Overflow.DROP_NEWEST);
  }

  void acceptNow(Alert alert) {
    accept(alert, false);
  }

  private void accept(Alert alert, boolean mayWait) {
    if (retired) {
      return;
    }
    long raisedNs = surroundings.nanoClock().getAsLong();
    try {
      boolean accepted = !closing && backlog.offer(alert, raisedNs);
      if (!accepted && !(mayWait && waitForRoom(alert, raisedNs))) {
        drop(alert, "no room: waiting=" + backlog.waiting());
        return;
      }
    } catch (IOException e) {
      drop(alert, "can not be kept: " + e.getMessage());
      return;
    }
    counts.add(OutputCounter.ENQUEUED, 1);
    if (backlog.isDurable()) {
      counts.add(OutputCounter.SPOOLED, 1);
    }
    worker.wake();
  }

  private void drop(Alert alert, String reason) {
    counts.add(OutputCounter.DROPPED, 1);
    if (!OutputProblem.isToldBy(alert)) {
      problems.report(Kind.OVERFLOW, 1, reason);
    }
  }

  private boolean waitForRoom(Alert alert, long raisedNs) throws IOException {
    while (!closing && patience.awaitProgress(counts.get(OutputCounter.DELIVERED))) {
      if (backlog.offer(alert, raisedNs)) {
        return true;
      }
    }
    return false;
  }

  void requestReopen() {
    worker.requestReopen();
  }

  void requestFlush() {
    worker.requestFlush();
  }

  /** Has what waits, and all that comes, delivered by another sink, in the same order. */
  void replaceSink(AlertSink next) {
    worker.replaceSink(next);
  }

  /** Takes no more alerts from now on, without a word: the configuration names it no longer. */
  void retire() {
    retired = true;
    beginClose();
  }

  void beginClose() {
    closing = true;
    patience.end();
    worker.finish();
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
        worker.abort();
        if (!worker.join(ABORT_GRACE)) {
          problems.report(Kind.BLOCKED, 0, "does not end");
        }
      }
    } catch (InterruptedException e) {
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
      case WAIT -> worker.join();
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
    long sinceNs = worker.attemptingForNs(nowNs);
    if (blockedAfterNs > 0 && sinceNs >= blockedAfterNs) {
      problems.report(
          Kind.BLOCKED,
          0,
          "delivery takes ms=" + sinceNs / NS_PER_MS + " waiting=" + backlog.waiting());
    }
    worker.endBlockedPredecessor(sinceNs);
    try {
      backlog.sync();
    } catch (IOException e) {
      problems.report(Kind.FAILURE, 0, "spool not forced to disk: " + e.getMessage());
    }
    problems.tellDue();
  }

  OutputStatus status() {
    return new OutputStatus(
        name, counts.all(), backlog.waiting(), worker.times(), worker.lastFailure());
  }
}
