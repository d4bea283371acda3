package dev.saker.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import dev.saker.outputs.OutputProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProblemLimiterTest {
  private final AtomicLong nowNs = new AtomicLong(5);
  private final List<OutputProblem> told = new ArrayList<>();
  private final ProblemLimiter limiter = new ProblemLimiter("http", 1000, nowNs::get, told::add);

  @Test
  void firstIsToldAtOnceAndTheRestGathered() {
    limiter.report(Kind.OVERFLOW, 1, "a");
    limiter.report(Kind.OVERFLOW, 1, "b");
    limiter.report(Kind.FAILURE, 0, "c");
    limiter.tellDue();
    assertEquals(
        List.of(
            new OutputProblem("http", Kind.OVERFLOW, 1, 1, "a"),
            new OutputProblem("http", Kind.FAILURE, 1, 0, "c")),
        told);
    told.clear();
    nowNs.addAndGet(1000);
    limiter.report(Kind.OVERFLOW, 3, "d");
    limiter.tellDue();
    assertEquals(List.of(new OutputProblem("http", Kind.OVERFLOW, 2, 4, "d")), told);
  }

  @Test
  void gatheredIsToldWhenDueWithoutAnotherProblem() {
    limiter.report(Kind.BLOCKED, 0, "a");
    limiter.report(Kind.BLOCKED, 0, "b");
    told.clear();
    nowNs.addAndGet(1000);
    limiter.tellDue();
    limiter.tellDue();
    assertEquals(List.of(new OutputProblem("http", Kind.BLOCKED, 1, 0, "b")), told);
  }

  @Test
  void restIsToldAtTheEnd() {
    limiter.report(Kind.FAILURE, 1, "a");
    limiter.report(Kind.FAILURE, 1, "b");
    told.clear();
    limiter.tellRest();
    assertEquals(List.of(new OutputProblem("http", Kind.FAILURE, 1, 1, "b")), told);
  }

  @Test
  void problemBecomesAnInternalAlert() {
    Alert alert = new OutputProblem("http", Kind.OVERFLOW, 2, 4, "no room").alert(7, "host");
    assertEquals("Saker internal: output overflow", alert.rule());
    assertEquals("internal", alert.source());
    assertEquals(Priority.CRITICAL, alert.priority());
    assertEquals("alerts dropped: output=http times=2 lost=4: no room", alert.message());
    assertEquals(
        Map.of("output", "http", "times", 2L, "alerts_lost", 4L, "detail", "no room"),
        alert.fields());
  }
}
