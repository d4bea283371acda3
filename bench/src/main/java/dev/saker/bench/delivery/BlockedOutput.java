package dev.saker.bench.delivery;

import dev.saker.alerts.AlertForm;
import dev.saker.outputs.DeliveryOptions;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.Overflow;
import dev.saker.outputs.RetryPolicy;
import dev.saker.outputs.Surroundings;
import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.SyslogSink;
import dev.saker.outputs.TlsOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The time from raising an alert until nine TCP peers have it, while a tenth reads as well, and
 * while the tenth never reads and its queue is full. Both sets of outputs are there all the time
 * and get some alerts by turns, so that what else the machine does hits both.
 */
final class BlockedOutput {
  private static final int HEALTHY = 9;
  private static final int PAIRS = 200;
  private static final int ALERTS = 100;
  private static final int WARM_UP_ALERTS = 8000;
  private static final long GAP_NS = 500_000;
  private static final int BLOCKED_QUEUE = 1000;
  private static final long PATIENCE_S = 60;
  private static final String PADDING = "p".repeat(1000);
  private static final AlertForm MESSAGE = (out, alert) -> out.append(alert.message());

  private final List<SyslogPeer> peers = new ArrayList<>();
  private final Outputs outputs;
  private int raised;

  private BlockedOutput(boolean blocked) throws IOException {
    List<Outputs.Spec> specs = new ArrayList<>();
    for (int i = 0; i <= HEALTHY; i++) {
      boolean reads = i < HEALTHY || !blocked;
      SyslogPeer peer = SyslogPeer.start(reads, WARM_UP_ALERTS + PAIRS * ALERTS);
      peers.add(peer);
      SyslogAddress address = new SyslogAddress.Tcp("127.0.0.1", peer.port());
      int capacity = reads ? DeliveryOptions.DEFAULT_CAPACITY : BLOCKED_QUEUE;
      specs.add(
          new Outputs.Spec(
              new SyslogSink(new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT), MESSAGE),
              new DeliveryOptions(
                  capacity, Overflow.DROP_NEWEST, RetryPolicy.STANDARD, Optional.empty())));
    }
    outputs =
        Outputs.start(
            specs, new Outputs.Options(0, 60_000, 100), Surroundings.real(), problem -> {});
  }

  /** Measures; answers a table. */
  static String measure() throws IOException, InterruptedException {
    BlockedOutput reads = new BlockedOutput(false);
    BlockedOutput blocked = new BlockedOutput(true);
    reads.raise(WARM_UP_ALERTS, 0);
    blocked.raise(WARM_UP_ALERTS, 0);
    for (int pair = 0; pair < PAIRS; pair++) {
      BlockedOutput first = pair % 2 == 0 ? reads : blocked;
      first.raise(ALERTS, GAP_NS);
      (pair % 2 == 0 ? blocked : reads).raise(ALERTS, GAP_NS);
    }
    String report =
        "| tenth output | p50 us | p99 us | p99.9 us | dropped by the tenth |\n|---|---|---|---|---|\n"
            + row("reads", reads.end(), reads.dropped())
            + row("blocked", blocked.end(), blocked.dropped());
    System.out.print(report);
    return report;
  }

  private static String row(String name, long[] sortedNs, long dropped) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %d |%n",
        name,
        microseconds(sortedNs, 0.5),
        microseconds(sortedNs, 0.99),
        microseconds(sortedNs, 0.999),
        dropped);
  }

  private static double microseconds(long[] sortedNs, double share) {
    return sortedNs[(int) Math.min(sortedNs.length - 1L, (long) (sortedNs.length * share))] / 1e3;
  }

  /** Raises alerts at intervals, and waits until the healthy peers have them. */
  private void raise(int alerts, long gapNs) throws InterruptedException {
    long next = System.nanoTime();
    for (int i = 0; i < alerts; i++) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      outputs.accept(SampleAlerts.of("at=" + System.nanoTime() + " " + PADDING));
      next += gapNs;
    }
    raised += alerts;
    for (SyslogPeer peer : peers.subList(0, HEALTHY)) {
      if (!peer.await(raised, PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("alerts missing: expected=" + raised);
      }
    }
  }

  private long dropped() {
    return outputs.status().getLast().lost();
  }

  /** Ends; answers the sorted latencies of all healthy outputs together. */
  private long[] end() throws IOException {
    outputs.close();
    int measured = raised - WARM_UP_ALERTS;
    long[] all = new long[HEALTHY * measured];
    for (int i = 0; i < peers.size(); i++) {
      if (i < HEALTHY) {
        long[] latencies = peers.get(i).latenciesNs();
        System.arraycopy(latencies, WARM_UP_ALERTS, all, i * measured, measured);
      }
      peers.get(i).close();
    }
    Arrays.sort(all);
    return all;
  }
}
