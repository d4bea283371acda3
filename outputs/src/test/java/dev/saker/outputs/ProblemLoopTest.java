package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each problem raises an alert, as in a service: that alert's own trouble raises no further one.
 */
@Timeout(60)
class ProblemLoopTest {
  private final List<OutputProblem> problems = new CopyOnWriteArrayList<>();
  private final AtomicReference<Outputs> outputs = new AtomicReference<>();

  @Test
  void outputsThatAllFailDoNotKeepEachOtherBusy() throws Exception {
    CountDownLatch attempts = new CountDownLatch(6);
    FakeSink.Behaviour down =
        alert -> {
          attempts.countDown();
          throw new IOException("down");
        };
    start(new FakeSink("a", down), new FakeSink("b", down));
    outputs.get().accept(numbered(0));
    attempts.await();
    outputs.get().close();
    assertEquals(2, problems.size(), problems.toString());
    for (OutputStatus status : outputs.get().status()) {
      assertEquals(3, status.count(OutputCounter.FAILED));
    }
  }

  @Test
  void overflowOfAnAlertAboutOverflowIsOnlyCounted() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink healthy = FakeSink.healthy("healthy");
    start(FakeSink.waiting("slow", gate), healthy);
    for (int i = 0; i < 10; i++) {
      outputs.get().accept(numbered(i));
      healthy.changes.acquire();
    }
    healthy.changes.acquire(2);
    gate.countDown();
    outputs.get().close();
    assertEquals(
        List.of(Kind.OVERFLOW, Kind.OVERFLOW), problems.stream().map(OutputProblem::kind).toList());
    assertEquals(4, outputs.get().status().getFirst().count(OutputCounter.DROPPED));
  }

  private void start(FakeSink... sinks) throws IOException {
    List<Outputs.Spec> specs = new ArrayList<>();
    for (FakeSink sink : sinks) {
      specs.add(
          new Outputs.Spec(
              sink,
              new DeliveryOptions(8, Overflow.DROP_NEWEST, RetryPolicy.NONE, Optional.empty())));
    }
    outputs.set(
        Outputs.start(
            specs,
            new Outputs.Options(0, 0, 5000),
            Surroundings.real(),
            problem -> {
              problems.add(problem);
              outputs.get().raise(problem.alert(1, "host"));
            }));
  }
}
