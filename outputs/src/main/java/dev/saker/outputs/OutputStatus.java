package dev.saker.outputs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an output's alerts so far.
 *
 * @param output name of the output
 * @param counts count of each counter
 * @param waiting alerts accepted and neither delivered nor given up
 * @param times how long deliveries took; alerts of an earlier run are not in it
 * @param lastFailure why an attempt failed, the last time; null when none ever did
 */
public record OutputStatus(
    String output,
    Map<OutputCounter, Long> counts,
    long waiting,
    DeliveryTimes times,
    @Nullable String lastFailure) {
  public OutputStatus {
    counts = Map.copyOf(counts);
  }

  /** Value of a counter. */
  public long count(OutputCounter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /** Alerts that did not arrive and never will. */
  public long lost() {
    return count(OutputCounter.FAILED) + count(OutputCounter.DROPPED);
  }
}
