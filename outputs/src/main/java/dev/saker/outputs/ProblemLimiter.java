package dev.saker.outputs;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells the problems of one output: the first of a kind at once, later ones gathered and told once
 * the interval has passed. Any thread.
 */
final class ProblemLimiter {
  private final String output;
  private final long intervalNs;
  private final LongSupplier nanoClock;
  private final Consumer<OutputProblem> listener;
  private final Map<OutputProblem.Kind, Gathered> gathered =
      new EnumMap<>(OutputProblem.Kind.class);

  ProblemLimiter(
      String output, long intervalNs, LongSupplier nanoClock, Consumer<OutputProblem> listener) {
    this.output = output;
    this.intervalNs = intervalNs;
    this.nanoClock = nanoClock;
    this.listener = listener;
  }

  void report(OutputProblem.Kind kind, long alertsLost, String detail) {
    OutputProblem due;
    synchronized (gathered) {
      Gathered sum = gathered.computeIfAbsent(kind, key -> new Gathered());
      sum.times++;
      sum.alertsLost += alertsLost;
      sum.detail = detail;
      due = isDue(sum) ? sum.take(output, kind) : null;
    }
    if (due != null) {
      listener.accept(due);
    }
  }

  /** Tells what was gathered and is due; called now and then. */
  void tellDue() {
    for (OutputProblem.Kind kind : OutputProblem.Kind.values()) {
      OutputProblem due;
      synchronized (gathered) {
        Gathered sum = gathered.get(kind);
        due = sum != null && isDue(sum) ? sum.take(output, kind) : null;
      }
      if (due != null) {
        listener.accept(due);
      }
    }
  }

  /** Tells everything gathered, due or not; called at the end. */
  void tellRest() {
    for (OutputProblem.Kind kind : OutputProblem.Kind.values()) {
      OutputProblem rest;
      synchronized (gathered) {
        Gathered sum = gathered.get(kind);
        rest = sum != null && sum.times > 0 ? sum.take(output, kind) : null;
      }
      if (rest != null) {
        listener.accept(rest);
      }
    }
  }

  private boolean isDue(Gathered sum) {
    long nowNs = nanoClock.getAsLong();
    if (sum.times == 0 || (sum.told && nowNs - sum.toldNs < intervalNs)) {
      return false;
    }
    sum.told = true;
    sum.toldNs = nowNs;
    return true;
  }

  private static final class Gathered {
    boolean told;
    long toldNs;
    long times;
    long alertsLost;
    String detail = "";

    OutputProblem take(String output, OutputProblem.Kind kind) {
      OutputProblem problem = new OutputProblem(output, kind, times, alertsLost, detail);
      times = 0;
      alertsLost = 0;
      return problem;
    }
  }
}
