package dev.saker.rules.eval;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the domains that conditions name, looked up by a thread in the background: again
 * after ten seconds while they change, less and less often while they do not. A domain that nobody
 * asked about for an hour is forgotten until somebody does. Thread-safe; asking never waits.
 */
final class Domains {
  private static final long MIN_INTERVAL_NS = Duration.ofSeconds(10).toNanos();
  private static final long MAX_INTERVAL_NS = Duration.ofSeconds(320).toNanos();
  private static final long FORGET_NS = Duration.ofHours(1).toNanos();
  private static final byte[][] NONE = {};

  private static final class Domain {
    /** Null until the first answer. */
    private volatile byte @Nullable [][] addresses;

    private volatile long usedAtNs;
    private long lookedUpAtNs;
    private long intervalNs = MIN_INTERVAL_NS;
  }

  private static final class Shared {
    private static final Domains INSTANCE = new Domains(Domains::lookUp, System::nanoTime);

    static {
      Thread.ofPlatform().daemon().name("domains").start(INSTANCE::run);
    }
  }

  private final Map<String, Domain> domains = new ConcurrentHashMap<>();
  private final Function<String, byte[][]> lookup;
  private final LongSupplier clockNs;
  private volatile @Nullable Thread worker;

  Domains(Function<String, byte[][]> lookup, LongSupplier clockNs) {
    this.lookup = lookup;
    this.clockNs = clockNs;
  }

  /** The domains of this process, by the name service of the machine. */
  static Domains shared() {
    return Shared.INSTANCE;
  }

  /** Begins to look up a domain, if it is not done yet. */
  void watch(String name) {
    Domain fresh = new Domain();
    fresh.usedAtNs = clockNs.getAsLong();
    if (domains.putIfAbsent(name, fresh) == null) {
      LockSupport.unpark(worker);
    }
  }

  /** Addresses of a domain as the last look-up found them; null when there was none yet. */
  byte @Nullable [][] addresses(String name) {
    Domain domain = domains.get(name);
    if (domain == null) {
      watch(name);
      return null;
    }
    domain.usedAtNs = clockNs.getAsLong();
    return domain.addresses;
  }

  /** Looks up what is due. One thread. */
  void refresh() {
    long start = clockNs.getAsLong();
    domains.values().removeIf(domain -> start - domain.usedAtNs > FORGET_NS);
    for (Map.Entry<String, Domain> entry : domains.entrySet()) {
      Domain domain = entry.getValue();
      long now = clockNs.getAsLong();
      if (domain.addresses == null || now - domain.lookedUpAtNs >= domain.intervalNs) {
        byte[][] found = lookup.apply(entry.getKey());
        boolean changed = !Arrays.deepEquals(found, domain.addresses);
        domain.intervalNs =
            changed ? MIN_INTERVAL_NS : Math.min(2 * domain.intervalNs, MAX_INTERVAL_NS);
        domain.lookedUpAtNs = now;
        domain.addresses = found;
      }
    }
  }

  private void run() {
    worker = Thread.currentThread();
    while (!Thread.currentThread().isInterrupted()) {
      refresh();
      LockSupport.parkNanos(this, MIN_INTERVAL_NS);
    }
  }

  private static byte[][] lookUp(String name) {
    try {
      InetAddress[] found = InetAddress.getAllByName(name);
      byte[][] addresses = new byte[found.length][];
      for (int i = 0; i < found.length; i++) {
        addresses[i] = found[i].getAddress();
      }
      Arrays.sort(addresses, Arrays::compareUnsigned);
      return addresses;
    } catch (UnknownHostException e) {
      return NONE;
    }
  }
}
