package dev.saker.outputs;

import java.util.List;

/**
 * How long alerts took from being raised until the other side had them.
 *
 * @param counts deliveries by length: those up to each of {@link #BOUNDS_NS} and above the one
 *     before, then those above the last
 * @param sumNs the time of all together
 */
public record DeliveryTimes(List<Long> counts, long sumNs) {
  private static final long US = 1000;
  private static final long MS = 1000 * US;
  private static final long S = 1000 * MS;

  /** Upper bounds, rising, in nanoseconds. */
  public static final List<Long> BOUNDS_NS =
      List.of(
          50 * US, 100 * US, 250 * US, 500 * US, MS, 2500 * US, 5 * MS, 10 * MS, 25 * MS, 50 * MS,
          100 * MS, 250 * MS, 500 * MS, S, 2500 * MS, 5 * S, 10 * S, 30 * S, 60 * S, 300 * S);

  public DeliveryTimes {
    counts = List.copyOf(counts);
    if (counts.size() != BOUNDS_NS.size() + 1) {
      throw new IllegalArgumentException("one count too many or too few: counts=" + counts.size());
    }
  }
}
