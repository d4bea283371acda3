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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The time from raising an alert until nine TCP peers have it, while a tenth reads as well, and
 * while the tenth never reads and its queue is full. Both by turns, so that what else the machine
 * does hits both, and compared pair by pair.
 */
final class BlockedOutput {
  private static final int HEALTHY = 9;
  private static final int PAIRS = 8;
  private static final int WARM_UP_ALERTS = 8000;
  private static final int ALERTS = 6000;
  private static final long GAP_NS = 500_000;
  private static final int BLOCKED_QUEUE = 1000;
  private static final long PATIENCE_S = 60;
  private static final String PADDING = "p".repeat(1000);
  private static final AlertForm MESSAGE = (out, alert) -> out.append(alert.message());

  private BlockedOutput() {}

  /**
   * Latencies of one round, all healthy outputs together.
   *
   * @param sortedNs one per alert and output
   * @param dropped alerts that the tenth output dropped
   */
  private record Round(long[] sortedNs, long dropped) {
    double microseconds(double share) {
      return sortedNs[(int) Math.min(sortedNs.length - 1L, (long) (sortedNs.length * share))] / 1e3;
    }
  }

  /** Measures; answers a table. */
  static String measure() throws IOException, InterruptedException {
    List<Round> without = new ArrayList<>();
    List<Round> with = new ArrayList<>();
    run(false);
    run(true);
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean blockedFirst = pair % 2 == 1;
      Round first = run(blockedFirst);
      Round second = run(!blockedFirst);
      without.add(blockedFirst ? second : first);
      with.add(blockedFirst ? first : second);
    }
    String report =
        "| tenth output | p50 us | p99 us | p99.9 us | dropped by the tenth |\n|---|---|---|---|---|\n"
            + row("reads", without)
            + row("blocked", with)
            + ratios(without, with);
    System.out.print(report);
    return report;
  }

  private static String row(String name, List<Round> rounds) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %d |%n",
        name,
        median(rounds, 0.5),
        median(rounds, 0.99),
        median(rounds, 0.999),
        rounds.getFirst().dropped());
  }

  /** Median over the pairs of how much longer it takes beside a blocked output. */
  private static String ratios(List<Round> without, List<Round> with) {
    return String.format(
        Locale.ROOT,
        "| blocked / reads, median of %d pairs | %.2f | %.2f | %.2f | |%n",
        PAIRS,
        ratio(without, with, 0.5),
        ratio(without, with, 0.99),
        ratio(without, with, 0.999));
  }

  private static double ratio(List<Round> without, List<Round> with, double share) {
    return median(
        IntStream.range(0, PAIRS)
            .mapToDouble(
                i -> with.get(i).microseconds(share) / without.get(i).microseconds(share)));
  }

  private static double median(List<Round> rounds, double share) {
    return median(rounds.stream().mapToDouble(round -> round.microseconds(share)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Round run(boolean blocked) throws IOException, InterruptedException {
    List<SyslogPeer> peers = new ArrayList<>();
    List<Outputs.Spec> specs = new ArrayList<>();
    for (int i = 0; i <= HEALTHY; i++) {
      boolean reads = i < HEALTHY || !blocked;
      SyslogPeer peer = SyslogPeer.start(reads, WARM_UP_ALERTS + ALERTS);
      peers.add(peer);
      SyslogAddress address = new SyslogAddress.Tcp("127.0.0.1", peer.port());
      int capacity = reads ? DeliveryOptions.DEFAULT_CAPACITY : BLOCKED_QUEUE;
      specs.add(
          new Outputs.Spec(
              new SyslogSink(new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT), MESSAGE),
              new DeliveryOptions(
                  capacity, Overflow.DROP_NEWEST, RetryPolicy.STANDARD, Optional.empty())));
    }
    Outputs outputs =
        Outputs.start(
            specs, new Outputs.Options(0, 60_000, 100), Surroundings.real(), problem -> {});
    for (int i = 0; i < WARM_UP_ALERTS; i++) {
      raise(outputs);
    }
    await(peers, WARM_UP_ALERTS);
    long next = System.nanoTime();
    for (int i = 0; i < ALERTS; i++) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      raise(outputs);
      next += GAP_NS;
    }
    await(peers, WARM_UP_ALERTS + ALERTS);
    long dropped = outputs.status().getLast().lost();
    outputs.close();
    return new Round(latencies(peers), dropped);
  }

  private static void raise(Outputs outputs) {
    outputs.accept(SampleAlerts.of("at=" + System.nanoTime() + " " + PADDING));
  }

  private static void await(List<SyslogPeer> peers, int alerts) throws InterruptedException {
    for (SyslogPeer peer : peers.subList(0, HEALTHY)) {
      if (!peer.await(alerts, PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("alerts missing: expected=" + alerts);
      }
    }
  }

  private static long[] latencies(List<SyslogPeer> peers) throws IOException {
    long[] all = new long[HEALTHY * ALERTS];
    for (int i = 0; i < peers.size(); i++) {
      if (i < HEALTHY) {
        System.arraycopy(peers.get(i).latenciesNs(), WARM_UP_ALERTS, all, i * ALERTS, ALERTS);
      }
      peers.get(i).close();
    }
    Arrays.sort(all);
    return all;
  }
}
