package dev.saker.rules.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StopwatchTest {
  private long timeNs;

  @Test
  void whatMeasuringCostsIsTakenOut() {
    Stopwatch watch = new Stopwatch(this::tick);
    long start = watch.now();
    timeNs += 500;
    assertEquals(500, watch.end(start, watch.ended()));
  }

  @Test
  void nestedStretchesCostTheOuterOneOnlyWhatTheyLast() {
    Stopwatch watch = new Stopwatch(this::tick);
    long before = watch.ended();
    long start = watch.now();
    timeNs += 100;
    for (int i = 0; i < 3; i++) {
      long innerBefore = watch.ended();
      long inner = watch.now();
      timeNs += 20;
      assertEquals(20, watch.end(inner, innerBefore));
    }
    assertEquals(160, watch.end(start, before));
  }

  @Test
  void stretchOfNothingIsNothing() {
    Stopwatch watch = new Stopwatch(this::tick);
    long before = watch.ended();
    assertEquals(0, watch.end(watch.now(), before));
  }

  @Test
  void interruptedEvaluationTakesAsLongAsTheOthers() {
    Counter counter = new Counter();
    counter.count(true, 30);
    counter.count(false, 5_000_000);
    counter.count(false, 50);
    assertEquals(new RuleProfile.Figures("r", 3, 1, 120), counter.figures("r", 1));
    assertEquals(new RuleProfile.Figures("r", 6, 2, 240), counter.figures("r", 2));
  }

  /** Looking at the clock takes 30 ns. */
  private long tick() {
    timeNs += 30;
    return timeNs;
  }
}
