package dev.saker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.events.SourceException;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {
  private final List<Long> shown = new ArrayList<>();

  @Test
  void everyEventIsShownUntilTheSourceEnds() throws SourceException {
    Engine engine = engine(new FakeSource(5, 0, null), Engine.Limits.NONE);
    assertEquals(5, engine.doWork(100));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), shown);
    assertEquals(5, engine.shown());
    assertEquals(0, engine.doWork(100));
  }

  @Test
  void workIsDoneInPortions() throws SourceException {
    Engine engine = engine(new FakeSource(5, 0, null), Engine.Limits.NONE);
    assertEquals(2, engine.doWork(2));
    assertEquals(2, engine.doWork(2));
    assertEquals(1, engine.doWork(2));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), shown);
  }

  @Test
  void eventsForTheStateAreNotShown() throws SourceException {
    Engine engine = engine(new FakeSource(6, 3, null), Engine.Limits.NONE);
    assertEquals(6, engine.doWork(100));
    assertEquals(List.of(1L, 2L, 4L, 5L), shown);
    assertEquals(2, engine.stateOnly());
  }

  @Test
  void numberOfEventsMayBeLimited() throws SourceException {
    Engine engine = engine(new FakeSource(9, 0, null), new Engine.Limits(3, 0));
    assertEquals(3, engine.doWork(100));
    assertEquals(List.of(1L, 2L, 3L), shown);
    assertEquals(0, engine.doWork(100));
  }

  @Test
  void timeOfEventsMayBeLimited() throws SourceException {
    Engine engine =
        engine(new FakeSource(9, 0, null), new Engine.Limits(100, 2 * FakeSource.SECOND_NS));
    assertEquals(2, engine.doWork(100));
    assertEquals(List.of(1L, 2L), shown);
    assertEquals(0, engine.doWork(100));
  }

  @Test
  void stopEndsTheRunBeforeTheNextEvent() throws SourceException {
    Engine engine = engine(new FakeSource(9, 0, null), Engine.Limits.NONE);
    engine.doWork(2);
    engine.stop();
    assertEquals(0, engine.doWork(100));
    assertEquals(List.of(1L, 2L), shown);
  }

  @Test
  void damageIsReportedAfterAllEventsBeforeIt() {
    Engine engine = engine(new FakeSource(3, 0, "damaged: offset=7"), Engine.Limits.NONE);
    SourceException damage = assertThrows(SourceException.class, () -> engine.doWork(100));
    assertEquals("damaged: offset=7", damage.getMessage());
    assertEquals(List.of(1L, 2L, 3L), shown);
    assertEquals(3, engine.shown());
  }

  private Engine engine(FakeSource source, Engine.Limits limits) {
    return new Engine(
        source, new SystemState(StateOptions.DEFAULT), event -> shown.add(event.number()), limits);
  }
}
