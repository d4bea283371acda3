package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands each alert to several outputs, each with a queue and a thread of its own, so that none
 * waits for another. Any thread may call it. {@link #accept} never fails: what becomes of an alert
 * shows in {@link #status}, and what goes wrong is told to the listener.
 */
public final class Outputs implements AlertSink {
  private static final long NS_PER_MS = 1_000_000L;
  private static final long LOOK_INTERVAL_MS = 500;

  private final Options options;
  private final Surroundings surroundings;
  private final Consumer<OutputProblem> listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watch;
  private volatile List<Output> outputs;

  /**
   * What concerns all outputs.
   *
   * @param blockedAfterMs a delivery that takes longer is a problem; 0 for never
   * @param problemIntervalMs shortest time between two tellings of the same problem
   * @param drainMs longest time that closing waits for what is queued
   */
  public record Options(long blockedAfterMs, long problemIntervalMs, long drainMs) {
    /** What a configuration that says nothing about it means. */
    public static final Options DEFAULT = new Options(2000, 60_000, 5000);

    /** The same with another limit for deliveries. */
    public Options withBlockedAfterMs(long other) {
      return new Options(other, problemIntervalMs, drainMs);
    }
  }

  /**
   * An output to be.
   *
   * @param sink where its alerts go; belongs to the output from now on, which closes it
   * @param delivery how they get there
   */
  public record Spec(AlertSink sink, DeliveryOptions delivery) {}

  private Outputs(
      List<Output> outputs,
      Options options,
      Surroundings surroundings,
      Consumer<OutputProblem> listener) {
    this.outputs = List.copyOf(outputs);
    this.options = options;
    this.surroundings = surroundings;
    this.listener = listener;
    // Forcing files to the disk would hold the carrier of a virtual thread.
    this.watch = Thread.ofPlatform().daemon().name("saker-outputs-watch").unstarted(this::watch);
  }

  /**
   * Opens and starts outputs.
   *
   * @param listener hears of problems; called by several threads, must not block
   * @throws IOException when a spool can not be opened; then none is started, and all sinks are
   *     closed
   */
  public static Outputs start(
      List<Spec> specs,
      Options options,
      Surroundings surroundings,
      Consumer<OutputProblem> listener)
      throws IOException {
    List<Output> opened = new ArrayList<>();
    try {
      for (Spec spec : specs) {
        opened.add(open(spec, options, surroundings, listener));
      }
    } catch (IOException e) {
      abandon(specs, opened, e);
      throw e;
    }
    Outputs outputs = new Outputs(opened, options, surroundings, listener);
    opened.forEach(Output::start);
    outputs.watch.start();
    return outputs;
  }

  private static Output open(
      Spec spec, Options options, Surroundings surroundings, Consumer<OutputProblem> listener)
      throws IOException {
    ProblemLimiter limiter =
        new ProblemLimiter(
            spec.sink().name(),
            options.problemIntervalMs() * NS_PER_MS,
            surroundings.nanoClock(),
            listener);
    return Output.open(spec.sink(), spec.delivery(), surroundings, limiter);
  }

  private static void abandon(List<Spec> specs, List<Output> opened, IOException cause) {
    for (int i = 0; i < specs.size(); i++) {
      try {
        specs.get(i).sink().close();
        if (i < opened.size()) {
          opened.get(i).closeBacklog();
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /**
   * Changes to other outputs while alerts come in. One that was there before keeps its queue, its
   * counts and its way of delivery; what waits is delivered by the new sink. One that is not there
   * any more delivers what waits, as at the end, before this returns.
   *
   * @param specs the outputs from now on; their sinks belong to the outputs even when this fails
   * @throws IOException when a spool can not be opened; then everything stays as it was, and all
   *     sinks given are closed
   */
  public synchronized void replace(List<Spec> specs) throws IOException {
    List<Output> before = outputs;
    List<Output> opened = new ArrayList<>();
    List<Output> after = new ArrayList<>();
    try {
      for (Spec spec : specs) {
        Output known = find(before, spec.sink().name());
        if (known == null) {
          known = open(spec, options, surroundings, listener);
          opened.add(known);
        }
        after.add(known);
      }
    } catch (IOException e) {
      abandonReplacement(specs, opened, e);
      throw e;
    }
    for (int i = 0; i < specs.size(); i++) {
      if (!opened.contains(after.get(i))) {
        after.get(i).replaceSink(specs.get(i).sink());
      }
    }
    opened.forEach(Output::start);
    outputs = List.copyOf(after);
    close(before.stream().filter(output -> !after.contains(output)).toList());
  }

  private static void abandonReplacement(List<Spec> specs, List<Output> opened, IOException cause) {
    try {
      for (Spec spec : specs) {
        spec.sink().close();
      }
      for (Output output : opened) {
        output.closeBacklog();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static @Nullable Output find(List<Output> outputs, String name) {
    for (Output output : outputs) {
      if (output.name().equals(name)) {
        return output;
      }
    }
    return null;
  }

  @Override
  public String name() {
    return "all";
  }

  @Override
  public void accept(Alert alert) {
    for (Output output : outputs) {
      output.accept(alert);
    }
  }

  /**
   * Hands on an alert about the program itself, from whatever thread noticed: unlike {@link
   * #accept} it never waits for room.
   */
  public void raise(Alert alert) {
    for (Output output : outputs) {
      output.acceptNow(alert);
    }
  }

  /** Hands on the alert about an output's problem to all others, as {@link #raise} does. */
  public void raise(OutputProblem problem, Alert alert) {
    for (Output output : outputs) {
      if (!output.name().equals(problem.output())) {
        output.acceptNow(alert);
      }
    }
  }

  /** Has each output flush its sink when it comes to it; does not wait for that. */
  @Override
  public void flush() {
    outputs.forEach(Output::requestFlush);
  }

  /** Has each output open its target anew before its next alert; does not wait for that. */
  @Override
  public void reopen() {
    outputs.forEach(Output::requestReopen);
  }

  /**
   * Delivers what is queued, for as long as options and {@link Overflow} allow, and closes the
   * sinks. What then still waits in memory counts as failed; what waits on disk is delivered by the
   * next run.
   */
  @Override
  public void close() {
    closing.countDown();
    outputs.forEach(Output::beginClose);
    awaitClose(outputs);
  }

  private void close(List<Output> unused) {
    unused.forEach(Output::retire);
    awaitClose(unused);
  }

  private void awaitClose(List<Output> ending) {
    long deadlineNs = surroundings.nanoClock().getAsLong() + options.drainMs() * NS_PER_MS;
    for (Output output : ending) {
      output.awaitClose(deadlineNs, Duration.ofMillis(options.drainMs()));
    }
  }

  /** What came of the alerts so far, per output. */
  public List<OutputStatus> status() {
    return outputs.stream().map(Output::status).toList();
  }

  private void watch() {
    try {
      while (!closing.await(LOOK_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done now and then: finds blocked outputs, forces spools to the disk. */
  void look() {
    long nowNs = surroundings.nanoClock().getAsLong();
    for (Output output : outputs) {
      output.look(nowNs, options.blockedAfterMs() * NS_PER_MS);
    }
  }
}
