package dev.saker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.alerts.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossWatchTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final List<Alert> alerts = new ArrayList<>();
  private final Counts counts = new Counts();

  @Test
  void lossesOfTheLastSecondAreToldWhenTheyAreMany() {
    LossWatch watch = watch(new LossWatch.Options(0.1, 100, 100, false));
    watch.onEvent(SECOND_NS);
    counts.events = 1000;
    counts.lost = 100;
    watch.onEvent(2 * SECOND_NS + 1);
    assertEquals(List.of(), alerts, "just the threshold");
    counts.events = 2000;
    counts.lost = 201;
    watch.onEvent(3 * SECOND_NS + 1);
    assertEquals(List.of(), alerts, "a second has not passed");
    watch.onEvent(3 * SECOND_NS + 2);
    assertEquals(1, alerts.size());
    Alert alert = alerts.getFirst();
    assertEquals(
        "Falco internal: syscall event drop. 101 system calls dropped in last second.",
        alert.message());
    assertEquals("1000", alert.fields().get("n_evts"));
    assertEquals("101", alert.fields().get("n_drops"));
    assertEquals("101", alert.fields().get("n_drops_buffer_total"));
    assertEquals("101", alert.fields().get("n_drops_buffer_open_exit"));
    assertEquals("0", alert.fields().get("n_drops_buffer_close_exit"));
    assertEquals("0", alert.fields().get("n_drops_scratch_map"));
    assertEquals("1", alert.fields().get("ebpf_enabled"));
    assertEquals(15, alert.fields().size());
  }

  @Test
  void lossesAreToldAtALimitedRate() {
    LossWatch watch = watch(new LossWatch.Options(0.1, 0.5, 2, true));
    for (int second = 1; second <= 9; second++) {
      watch.onEvent(second * (SECOND_NS + 1));
    }
    List<Long> seconds = alerts.stream().map(alert -> alert.timestampNs() / SECOND_NS).toList();
    assertEquals(List.of(2L, 3L, 4L, 6L, 8L), seconds, "two at once, then every other second");
  }

  private LossWatch watch(LossWatch.Options options) {
    return new LossWatch(counts, options, "host", alerts::add);
  }

  private static final class Counts implements LossWatch.Losses {
    long events;
    long lost;

    @Override
    public LossWatch.Counts read() {
      return new LossWatch.Counts(events, lost, lost - 1, Map.of("open", lost - 1), true);
    }
  }
}
