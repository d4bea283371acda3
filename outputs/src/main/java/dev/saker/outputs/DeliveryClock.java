package dev.saker.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts how long deliveries took. Any thread; it allocates nothing. */
final class DeliveryClock {
  private final long[] bounds =
      DeliveryTimes.BOUNDS_NS.stream().mapToLong(Long::longValue).toArray();
  private final AtomicLongArray counts = new AtomicLongArray(bounds.length + 1);
  private final AtomicLong sumNs = new AtomicLong();

  void record(long tookNs) {
    int at = 0;
    while (at < bounds.length && tookNs > bounds[at]) {
      at++;
    }
    counts.incrementAndGet(at);
    sumNs.addAndGet(Math.max(0, tookNs));
  }

  DeliveryTimes times() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < counts.length(); i++) {
      all.add(counts.get(i));
    }
    return new DeliveryTimes(all, sumNs.get());
  }
}
