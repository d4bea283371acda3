package dev.saker.outputs;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counts of one output. Any thread. */
final class OutputCounters {
  private final AtomicLongArray counts = new AtomicLongArray(OutputCounter.values().length);

  void add(OutputCounter counter, long number) {
    counts.addAndGet(counter.ordinal(), number);
  }

  long get(OutputCounter counter) {
    return counts.get(counter.ordinal());
  }

  Map<OutputCounter, Long> all() {
    Map<OutputCounter, Long> all = new EnumMap<>(OutputCounter.class);
    for (OutputCounter counter : OutputCounter.values()) {
      all.put(counter, get(counter));
    }
    return all;
  }
}
