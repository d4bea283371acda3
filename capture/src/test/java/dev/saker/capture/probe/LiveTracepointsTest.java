package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveTracepointsTest {
  @Test
  void signalTellsWhoSentItAndWhoTakesIt() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "delivered")) {
      Process process = new ProcessBuilder("/bin/sh", "-c", "trap : TERM; kill -TERM $$").start();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      long pid = process.pid();
      assertEquals(
          List.of("signaldeliver spid=" + pid + " dpid=" + pid + " sig=15"),
          lines(probe, "signaldeliver", pid));
    }
  }

  @Test
  void switchesTellWhoFollows() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "switched")) {
      libc.done("nanosleep", libc.longs(0, 1_000_000), 0);
      List<String> switches = lines(probe, "switch", probe.tid());
      assertFalse(switches.isEmpty());
      assertTrue(
          switches
              .get(0)
              .matches(
                  "switch next=\\d+ pgft_maj=\\d+ pgft_min=\\d+ vm_size=[1-9]\\d* vm_rss=\\d+ vm_swap=\\d+"),
          switches.get(0));
    }
  }

  @Test
  void pageFaultsTellTheAddress() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "fault_user", "fault_kernel")) {
      long at = libc.done("mmap", 0, 1 << 20, 3, 0x22, -1, 0);
      probe.own();
      libc.done("gettimeofday", at + 4096, 0);
      libc.call("getrandom", at + 8192, 8, 0);
      List<String> faults = lines(probe, "page_fault", probe.tid());
      assertTrue(
          faults.stream()
              .anyMatch(line -> line.startsWith("page_fault addr=" + (at + 8192) + " ip=")),
          faults.toString());
      libc.done("munmap", at, 1 << 20);
    }
  }

  private static List<String> lines(LiveProbe probe, String name, long tid) {
    return probe.all(event -> event.tid() == tid && event.name().equals(name)).stream()
        .map(LiveProbe.Received::toString)
        .toList();
  }
}
