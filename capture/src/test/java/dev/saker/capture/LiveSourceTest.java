package dev.saker.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventView;
import dev.saker.testkit.Live;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
@Timeout(60)
final class LiveSourceTest {
  private static final int OPENAT = 307;
  private static final int EXECVE = 293;
  private static final int EXIT = 186;

  private record Seen(int code, long tid, long timestampNs, String text) {}

  private static Probe.Options options(int ringBytes, int cpusPerRing) {
    return new Probe.Options(ringBytes, cpusPerRing, 80, ProcessHandle.current().pid());
  }

  /** Runs a program, and reads events until its end is among them. */
  private static List<Seen> run(Probe.Options options, String... command) throws Exception {
    List<Seen> seen = new ArrayList<>();
    try (Probe probe = Probe.load(options)) {
      probe.setInterest(Interest.in(Set.of("openat", "execve", "close")));
      probe.attach();
      try (LiveSource source = new LiveSource(probe, events -> {})) {
        Process process = new ProcessBuilder(command).start();
        EventView view = new EventView();
        while (source.next(view)) {
          seen.add(
              new Seen(
                  view.code(),
                  view.tid(),
                  view.timestampNs(),
                  new String(
                      view.bytes(), view.offset(), view.length(), StandardCharsets.ISO_8859_1)));
          if (view.code() == EXIT && view.tid() == process.pid()) {
            source.stop();
          }
        }
        assertEquals(0, source.damaged());
        seen.removeIf(each -> each.tid() != process.pid());
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      }
    }
    return seen;
  }

  @Test
  void actsOfAnotherProcessArriveInOrderAndSoon() throws Exception {
    for (int cpusPerRing : new int[] {0, 1}) {
      long before = System.currentTimeMillis() * 1_000_000 - 1_000_000;
      List<Seen> seen = run(options(1 << 20, cpusPerRing), "cat", "/etc/passwd");
      long after = System.currentTimeMillis() * 1_000_000 + 1_000_000;
      List<Integer> codes = seen.stream().map(Seen::code).toList();
      assertTrue(codes.contains(EXECVE), codes.toString());
      assertTrue(
          seen.stream()
              .anyMatch(each -> each.code() == OPENAT && each.text().contains("/etc/passwd\0")));
      assertEquals(EXIT, codes.getLast());
      long last = before;
      for (Seen each : seen) {
        assertTrue(last <= each.timestampNs() && each.timestampNs() <= after, each.toString());
        last = each.timestampNs();
      }
    }
  }

  @Test
  void nothingComesOfWhatIsNotWanted() throws Exception {
    try (Probe probe = Probe.load(options(1 << 20, 0))) {
      probe.setInterest(Interest.in(Set.of()));
      probe.attach();
      int[] idle = {0};
      LiveSource[] source = new LiveSource[1];
      source[0] =
          new LiveSource(
              probe,
              events -> {
                idle[0]++;
                source[0].stop();
              });
      EventView view = new EventView();
      while (source[0].next(view)) {
        assertTrue(Set.of(EXECVE, EXIT).contains(view.code()), "code=" + view.code());
      }
      source[0].close();
      assertEquals(1, idle[0]);
    }
  }

  @Test
  void lossesAreCountedByKind() throws Exception {
    try (Probe probe = Probe.load(options(1 << 12, 0))) {
      probe.setInterest(Interest.in(Set.of("openat")));
      probe.attach();
      Process process =
          new ProcessBuilder("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do cat /etc/passwd; done")
              .redirectOutput(Path.of("/dev/null").toFile())
              .start();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      ProbeCounters counters = probe.counters();
      assertTrue(counters.of(ProbeCounters.Reason.RING_FULL, ProbeCounters.Kind.OPEN) > 0);
      assertEquals(counters.lost() + counters.of(ProbeCounters.Reason.SENT), counters.events());
      long sum = 0;
      for (int cpu = 0; cpu < counters.cpus(); cpu++) {
        sum += counters.of(ProbeCounters.Reason.RING_FULL, cpu);
      }
      assertEquals(counters.of(ProbeCounters.Reason.RING_FULL), sum);
    }
  }
}
