package dev.saker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.SourceException;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultGuardTest {
  @Test
  void mistakesEndNothingAndAreToldLessAndLessOften() throws SourceException {
    List<String> told = new ArrayList<>();
    FaultGuard guard =
        new FaultGuard(
            event -> {
              if (event.number() % 2 == 0) {
                throw new IllegalStateException("wrong");
              }
            },
            told::add);
    SystemState state = new SystemState(StateOptions.DEFAULT);
    Engine engine = new Engine(new FakeSource(20, 0, null), state, guard, Engine.Limits.NONE);
    engine.doWork(100);
    assertEquals(20, engine.shown());
    assertEquals(10, guard.faults());
    assertEquals(4, told.size(), told.toString());
    assertTrue(
        told.getFirst()
            .startsWith(
                "rules failed by mistake, a defect of Saker: times=1 event=close number=2"
                    + " cause=java.lang.IllegalStateException: wrong at=dev.saker.engine."),
        told.getFirst());
    assertTrue(told.getLast().contains(" times=8 event=close number=16 "), told.getLast());
  }
}
